using Automations.Functions.Tests.Topics.Trends;
using Automations.Topics.Trends;

namespace Automations.Functions.Tests.Topics.Compiling;

public sealed class EmergenceTests(ITestOutputHelper output)
{
    private const int Phrases = 2_000;

    private static int Weeks => TestSize.Of(100, 4_000);

    /// <summary>The most frequent of very many phrases, looked at just because they are frequent now: what chance makes of that must not be told as news.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void JudgePhrases_WeeksInWhichNothingChanges_MarksAtMostTheStatedShare(double bunching)
    {
        var (topics, phrases) = (new QuietWeeks(seed: 11, bunching), new QuietWeeks(seed: 12, bunching));
        var alarms = 0;
        for (var week = 0; week < Weeks; week++)
        {
            var (totals, counts) = topics.Next(topics: 20);
            var said = phrases.Next(Phrases).Topics;
            var frequent = said.Where(phrase => phrase[^1] >= 5).ToList();
            var trends = TrendTest.JudgePhrases(totals, counts, frequent, said.Sum(phrase => phrase.Sum()) / 5, chance: 0.05);
            alarms += trends.Any(trend => trend is { Direction: Direction.Rising, Change: >= 4 }) ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"bunching {bunching}: {100.0 * alarms / Weeks:0.00} % of {Weeks} weeks"));
        Assert.InRange((double)alarms / Weeks, 0, 0.05 + (2 * Math.Sqrt(0.05 * 0.95 / Weeks)));
    }
}
