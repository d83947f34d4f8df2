using Automations.Topics.Tallies;
using CsCheck;

namespace Automations.Functions.Tests.Topics.Tallies;

public sealed class WeekTallyTests
{
    private static readonly Gen<NoteReading> Notes =
        from person in Gen.ULong[1, 200]
        from kind in Gen.Int[0, 3]
        from topics in OneOf("teams", "loop", "forms").Array[0, 3]
        from phrases in OneOf("dark mode", "drucker", "küche").Array[0, 2]
        from feeling in Gen.Int[-1, 1]
        from language in OneOf("de", "en")
        select new NoteReading(kind == 0 ? Speaker.Nobody : kind == 1 ? new(person % 3 + 10, 0) : new(1 + (ulong)(kind % 2), person), language, [.. topics.Distinct()], [.. phrases.Distinct()], feeling);

    [Fact]
    public void Parts_InAnyNumberAndOrder_GiveTheSameTally() =>
        Gen.Select(Notes.Array[0, 150], Gen.Int[1, 8], Gen.Int).Sample((notes, parts, seed) =>
        {
            var whole = Of(notes);
            var shuffled = notes.ToArray();
            new Random(seed).Shuffle(shuffled);
            var merged = new WeekTally();
            foreach (var part in shuffled.Chunk((shuffled.Length / parts) + 1).Reverse())
                TallyPart.MergeInto(merged, TallyPart.Pack(Of(part)));
            Assert.Equal(TallyPart.Pack(whole), TallyPart.Pack(merged));
        });

    [Fact]
    public void Count_EqualsTheNotesThatSayIt() =>
        Notes.Array[0, 150].Sample(notes =>
        {
            var tally = Of(notes);
            Assert.Equal(notes.Length, tally.Count(TallyKeys.Everything));
            Assert.Equal(notes.Sum(note => note.Phrases.Count), tally.Count(TallyKeys.AllPhrases));
            foreach (var topic in new[] { "teams", "loop", "forms" })
            {
                var about = notes.Where(note => note.Topics.Contains(topic)).ToList();
                Assert.Equal(about.Count, tally.Count(TallyKeys.Topic(topic)));
                Assert.Equal(about.Count(note => note.Language == "de"), tally.Count(TallyKeys.Language(topic, "de")));
                Assert.Equal(about.Count(note => note.Feeling < 0), tally.Count(TallyKeys.Cross(topic)));
            }
        });

    /// <summary>Of people with two kinds of pseudonym and in anonymous surveys there are at least as many as in the largest kind.</summary>
    [Fact]
    public void PeopleAtLeast_IsTheLargestGroup() =>
        Notes.Array[0, 400].Sample(notes =>
        {
            var largest = notes.Where(note => !note.Speaker.IsNobody).GroupBy(note => note.Speaker.Group)
                .Select(group => group.First().Speaker.IsAnonymous ? group.Count() : group.Select(note => note.Speaker.Pseudonym).Distinct().Count())
                .DefaultIfEmpty(0).Max();
            Assert.Equal(Math.Min(Crowd.MostTold, largest), Of(notes).PeopleAtLeast(TallyKeys.Everything));
        });

    [Fact]
    public void Part_OfALaterFormat_IsRefused() => Assert.Throws<InvalidDataException>(() => TallyPart.MergeInto(new(), [99, 1, 2]));

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(at => texts[at]);

    private static WeekTally Of(IEnumerable<NoteReading> notes)
    {
        var tally = new WeekTally();
        foreach (var note in notes)
            tally.Add(note);
        return tally;
    }
}
