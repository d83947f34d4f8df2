using System.Text.Json;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Programme;
using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using CsCheck;

namespace Automations.Functions.Tests.Surveys.Reporting;

/// <summary>What results may tell, whatever was answered by whom.</summary>
public sealed class AnonymityTests
{
    private const int Least = 5;
    private static readonly DateOnly Day = new(2027, 1, 15);

    private static readonly SurveyRun Run = new()
    {
        Id = "run-1",
        Definition = BuiltInDefinitions.All["monthly-pulse"],
        Opens = DateTimeOffset.UnixEpoch,
        Closes = DateTimeOffset.UnixEpoch.AddDays(10),
        LeastAnswers = Least,
        Groups = ["Hamburg", "London", "Munich", "Zurich"],
    };

    private static readonly Gen<UrnEntry> Entry = Gen.Select(
        Gen.Int[0, int.MaxValue],
        Some.Of("Hamburg", "Hamburg", "London", "Munich", "Zurich", null),
        Some.Of("not", "few", "some", "many"),
        Gen.Int[0, 5],
        Some.Of("Wie teile ich eine Datei?", "Copilot?", "OneNote", ""),
        (key, group, often, joy, asked) => new UrnEntry($"{key:x8}", "v", group, null, SheetOf(often, joy, asked))
    );

    private static int Size => TestSize.Of(500, 20_000);

    [Fact]
    public void Apart_AnyGroups_LeavesNoSmallerGroupToBeWorkedOut() =>
        Gen.Select(Gen.Int[0, 20].Array[0, 7], Gen.Int[0, 12])
            .Sample(
                (sizes, others) =>
                {
                    var counts = sizes.Select((size, index) => KeyValuePair.Create($"g{index}", size)).ToDictionary();
                    var total = sizes.Sum() + others;

                    var told = Crowd.Apart(counts, total, Least);

                    // every result that can be asked for, and every sum and difference of them
                    for (var chosen = 0; chosen < 1 << told.Count; chosen++)
                    {
                        var sum = told.Where((_, index) => (chosen & (1 << index)) != 0).Sum(name => counts[name]);
                        Assert.True(sum == 0 || sum >= Least, $"{sum} can be told apart");
                        Assert.True(total == sum || total - sum >= Least || total < Least, $"{total - sum} are left");
                    }
                },
                iter: Size * 4
            );

    [Fact]
    public void Evaluation_AnyAnswers_TellsNothingOfFewerThanFive() =>
        Entry.Array[0, 30].Sample(
            entries =>
            {
                var results = Evaluation.Of(Run, entries, Day);

                Assert.Equal(entries.Length >= Least, results.IsShown);
                foreach (var question in results.Questions)
                {
                    if (question.Answered is not { } answered)
                    {
                        Assert.True(question.Tally.Count == 0 && question.Texts.Count == 0 && question.Groups.Count == 0);
                        continue;
                    }
                    Assert.True(answered >= Least);
                    Assert.True(question.Texts.Count is 0 or >= Least);
                    var filters = question.Groups.Select(group => WhoIsIn(entries, question.Question, group.Name)).Prepend(WhoIsIn(entries, question.Question, group: null)).ToList();
                    Assert.All(filters, one => Assert.True(one.Count >= Least));
                    Assert.All(filters, one => Assert.All(filters.Where(one.IsProperSupersetOf), other => AssertIsLarge(one.Except(other))));
                    AssertIsLarge(filters[0].Except(filters.Skip(1).SelectMany(group => group)));
                }
            },
            iter: Size
        );

    /// <summary>No id, no order: whatever else the entries hold, and however they came in, the results are the same.</summary>
    [Fact]
    public void Evaluation_SameAnswersInAnotherOrderUnderOtherKeys_IsTheSame() =>
        Gen.Select(Entry.Array[0, 25], Gen.Int[0, 1_000])
            .Sample(
                (entries, seed) =>
                {
                    var others = entries.Select((entry, index) => entry with { Key = $"{(index * 7919) + seed:x8}", Version = "w" }).Reverse().ToArray();

                    Assert.Equal(Json(entries), Json(others));
                },
                iter: Size
            );

    /// <summary>What one person answered to several questions cannot be put together again: swapping it between people changes nothing.</summary>
    [Fact]
    public void Evaluation_AnswersSwappedBetweenPeopleOfAGroup_IsTheSame() =>
        Entry.Array[5, 25].Sample(
            entries =>
            {
                var swapped = entries
                    .GroupBy(entry => entry.Group)
                    .SelectMany(group =>
                    {
                        var members = group.ToList();
                        return members.Select((entry, index) => entry with { Sheet = With(entry.Sheet, "often", members[(index + 1) % members.Count].Sheet) });
                    });

                Assert.Equal(Json(entries), Json([.. swapped]));
            },
            iter: Size
        );

    [Fact]
    public void Evaluation_OfAnAnonymousSurvey_HasNoNames()
    {
        var entries = Enumerable.Range(0, 9).Select(index => new UrnEntry($"{index}", "v", "Hamburg", "Mira Hansen", SheetOf("few", 4, "Loop"))).ToArray();

        Assert.DoesNotContain("Mira", Json(entries), StringComparison.Ordinal);
        Assert.DoesNotContain("\"key\"", Json(entries), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Evaluation_OfANamedSurvey_TellsWhoAnsweredWhat()
    {
        var named = Run with { Definition = Run.Definition with { Anonymous = false } };

        var results = Evaluation.Of(named, [new UrnEntry("1", "v", null, "Mira Hansen", SheetOf("few", 4, "Loop"))], Day);

        Assert.True(results.IsShown);
        Assert.Equal("Mira Hansen", Assert.Single(results.Named).Name);
    }

    private static void AssertIsLarge(IEnumerable<UrnEntry> left) =>
        Assert.True(left.Count() is 0 or >= Least, $"{left.Count()} can be told by subtraction.");

    private static HashSet<UrnEntry> WhoIsIn(IEnumerable<UrnEntry> entries, string question, string? group) =>
        [.. entries.Where(entry => entry.Sheet.Of(question).Count > 0 && (group is null || entry.Group == group))];

    private static AnswerSheet SheetOf(string often, int joy, string asked)
    {
        var values = new Dictionary<string, IReadOnlyList<string>> { ["often"] = [often] };
        if (joy > 0)
            values["joy"] = [$"{joy}"];
        if (asked.Length > 0)
            values["asked"] = [asked];
        return new(values);
    }

    private static AnswerSheet With(AnswerSheet sheet, string question, AnswerSheet other) =>
        new(new Dictionary<string, IReadOnlyList<string>>(sheet.Values) { [question] = other.Of(question) });

    private static string Json(UrnEntry[] entries) => JsonSerializer.Serialize(Evaluation.Of(Run, entries, Day), ProgrammeJson.Options);
}
