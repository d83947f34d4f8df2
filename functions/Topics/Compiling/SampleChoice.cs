using Automations.Topics.Store;
using Automations.Topics.Tallies;
using Automations.Topics.Text;
using Automations.Topics.Weeks;

namespace Automations.Topics.Compiling;

/// <summary>Chooses a few questions for each topic and phrase that is shown: readable ones, of different people, and the same ones each time.</summary>
internal static class SampleChoice
{
    private const int MostEach = 3;
    private const int Longest = 180;

    /// <summary>All samples of a week are kept in one table property of 32 Ki characters.</summary>
    private const int MostCharacters = 20_000;

    public static async Task<TopicWeek> FillAsync(TopicWeek week, ITopicStore store, CancellationToken cancellation)
    {
        var best = week.Topics.Select(topic => TallyKeys.Topic(topic.Id)).Concat(week.Emerging.Select(topic => TallyKeys.Phrase(topic.Phrase))).ToDictionary(key => key, _ => new List<Sample>());
        await foreach (var item in store.QuotableAsync(week.Week, cancellation))
            if (!item.Reading.Speaker.IsNobody && Quotable.LineOf(item.Text, Longest) is { } line)
                foreach (var key in item.Reading.Topics.Select(TallyKeys.Topic).Concat(item.Reading.Phrases.Select(TallyKeys.Phrase)))
                    if (best.TryGetValue(key, out var samples))
                        Keep(samples, new(item.Key, line, item.Reading.Language, item.Reading.Speaker));
        var left = MostCharacters;
        return week with
        {
            Topics = [.. week.Topics.Select(topic => topic with { Samples = Take(best[TallyKeys.Topic(topic.Id)], ref left) })],
            Emerging = [.. week.Emerging.Select(topic => topic with { Samples = Take(best[TallyKeys.Phrase(topic.Phrase)], ref left) })],
        };
    }

    private static void Keep(List<Sample> samples, Sample sample)
    {
        if (samples.Find(one => one.Speaker == sample.Speaker || one.Line == sample.Line) is { } same)
        {
            if (Compare(sample, same) >= 0)
                return;
            samples.Remove(same);
        }

        samples.Add(sample);
        samples.Sort(Compare);
        if (samples.Count > MostEach)
            samples.RemoveAt(MostEach);
    }

    // questions before remarks, whole ones before those with something taken out; then by a key that tells nothing
    private static int Compare(Sample one, Sample other) =>
        (Rank(one) - Rank(other)) is var difference and not 0 ? difference : string.CompareOrdinal(one.Key, other.Key);

    private static int Rank(Sample sample) => (sample.Line.EndsWith('?') ? 0 : 2) + (sample.Line.Contains('…') ? 1 : 0);

    private static List<SampleQuestion> Take(List<Sample> samples, ref int left)
    {
        var taken = new List<SampleQuestion>();
        foreach (var sample in samples)
        {
            left -= sample.Line.Length;
            if (left >= 0)
                taken.Add(new(sample.Line, sample.Language));
        }

        return taken;
    }

    private sealed record Sample(string Key, string Line, string Language, Speaker Speaker);
}
