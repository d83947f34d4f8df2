using Automations.Topics.Trends;

namespace Automations.Functions.Tests.Topics.Trends;

public sealed class TrendTestTests(ITestOutputHelper output)
{
    private static readonly int[] Hundreds = [100, 100, 100, 100, 100, 100, 100, 100, 100];

    private static int Weeks => TestSize.Of(1_000, 40_000);

    /// <summary>Decision 12 states 5 % for mentions that vary up to three times as much as chance alone; the rest is what chance does to the measurement.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(2)]
    public void Judge_WeeksInWhichNothingChanges_MarksAtMostTheStatedShare(double bunching)
    {
        var quiet = new QuietWeeks(seed: 7, bunching);
        var alarms = 0;
        for (var week = 0; week < Weeks; week++)
        {
            var (totals, topics) = quiet.Next(topics: 20);
            alarms += TrendTest.Judge(totals, topics, chance: 0.05).Any(trend => trend.Direction is Direction.Rising or Direction.Falling) ? 1 : 0;
        }

        output.WriteLine(FormattableString.Invariant($"bunching {bunching}: {100.0 * alarms / Weeks:0.00} % of {Weeks} weeks"));
        Assert.InRange((double)alarms / Weeks, 0, 0.05 + (2 * Math.Sqrt(0.05 * 0.95 / Weeks)));
    }

    [Theory]
    [InlineData(10, 10, Direction.Steady)]
    [InlineData(10, 14, Direction.Steady)]
    [InlineData(10, 40, Direction.Rising)]
    [InlineData(30, 2, Direction.Falling)]
    [InlineData(0, 9, Direction.Rising)]
    [InlineData(0, 0, Direction.Steady)]
    public void Judge_AWeekAfterEvenOnes_TellsTheDirection(int before, int now, Direction wanted)
    {
        var trend = TrendTest.Judge(Hundreds, [[before, before, before, before, before, before, before, before, now]], chance: 0.05)[0];

        Assert.Equal(wanted, trend.Direction);
    }

    [Fact]
    public void Judge_EverythingDoubles_IsNoTrendOfATopic() =>
        Assert.Equal(Direction.Steady, TrendTest.Judge([50, 50, 50, 50, 50, 50, 50, 50, 400], [[5, 5, 5, 5, 5, 5, 5, 5, 40]], chance: 0.05)[0].Direction);

    [Fact]
    public void Judge_TooFewWeeks_SaysNothing() =>
        Assert.Equal(Direction.Unknown, TrendTest.Judge([50, 50, 50, 50], [[1, 1, 1, 40]], chance: 0.05)[0].Direction);

    [Theory]
    [InlineData(0.5, 1, 1, 0.5)]
    [InlineData(0.3, 2, 3, 0.3483)]
    [InlineData(0.1, 5, 1, 0.00001)]
    [InlineData(0.1, 0, 9, 1)]
    public void Beta_KnownValues_AreMet(double x, double a, double b, double wanted) => Assert.Equal(wanted, Beta.Regularised(x, a, b), 1e-9);
}
