namespace Automations.Topics.Trends;

/// <summary>
/// Whether a topic's share of a week differs from the eight weeks before. Given all mentions of the topic in the nine weeks, those of the
/// last one are binomial when nothing has changed (Przyborowski and Wilenski 1940); counts are divided by how much more they vary than
/// that (quasi-likelihood, McCullagh and Nelder 1989), and the topics of a week are judged together (Holm 1979). Decision 12 has the
/// false-alarm rate.
/// </summary>
internal static class TrendTest
{
    public const int WeeksBefore = 8;
    private const int FewestWeeksBefore = 4;
    private const double LeastExpected = 1;

    /// <summary>What comes in bunches has longer tails than its variance tells, which matters where thousands are looked at; by simulation.</summary>
    private const double LongTails = 1.5;

    /// <param name="totals">All items of each week, the oldest first, the judged one last: up to nine.</param>
    /// <param name="topics">Mentions in the same weeks.</param>
    /// <param name="chance">Of marking any topic at all in a week in which nothing has changed.</param>
    /// <returns>One for each topic; all <see cref="Direction.Unknown"/> until four weeks have items.</returns>
    public static IReadOnlyList<Trend> Judge(IReadOnlyList<int> totals, IReadOnlyList<IReadOnlyList<int>> topics, double chance)
    {
        var last = totals.Count - 1;
        if (!CanTell(totals))
            return [.. topics.Select(_ => new Trend(Direction.Unknown, 0, 1))];

        var share = totals[last] / (double)totals.Sum();
        var pooled = Pooled(totals, topics);
        var trends = topics.Select(counts => Of(counts, totals, share, Dispersion(counts, totals, pooled))).ToList();
        return Holm(trends, chance);
    }

    /// <summary>
    /// Phrases that nobody looked for beforehand: with so many of them, one that seems new is no news. How much mentions vary is taken from
    /// the topics, for a phrase that is new has no weeks to tell it by.
    /// </summary>
    /// <param name="looked">How many phrases might have stood out (Bonferroni): those judged here and all that were passed over.</param>
    /// <param name="chance">Of marking any phrase at all in a week in which nothing has changed.</param>
    public static IReadOnlyList<Trend> JudgePhrases(IReadOnlyList<int> totals, IReadOnlyList<IReadOnlyList<int>> topics, IReadOnlyList<IReadOnlyList<int>> phrases, int looked, double chance)
    {
        var last = totals.Count - 1;
        if (!CanTell(totals))
            return [.. phrases.Select(_ => new Trend(Direction.Unknown, 0, 1))];
        var share = totals[last] / (double)totals.Sum();
        var pooled = Pooled(totals, topics);
        return
        [
            .. phrases
                .Select(counts => Of(counts, totals, share, Math.Pow(Dispersion(counts, totals, pooled), LongTails)))
                .Select(trend => trend.Chance * Math.Max(looked, phrases.Count) <= chance ? trend : trend with { Direction = Direction.Steady }),
        ];
    }

    private static bool CanTell(IReadOnlyList<int> totals) =>
        totals.Count > 0 && totals[^1] > 0 && totals.SkipLast(1).Count(total => total > 0) >= FewestWeeksBefore;

    private static Trend Of(IReadOnlyList<int> counts, IReadOnlyList<int> totals, double share, double dispersion)
    {
        var last = counts.Count - 1;
        var (now, earlier) = (counts[last] / dispersion, counts.Take(last).Sum() / dispersion);
        var more = Beta.Regularised(share, now, earlier + 1);
        var fewer = 1 - Beta.Regularised(share, now + 1, earlier);
        var change = Rate(counts[last], totals[last]) / Rate(counts.Take(last).Sum(), totals.Take(last).Sum());
        return new(more < fewer ? Direction.Rising : Direction.Falling, change, Math.Min(1, 2 * Math.Min(more, fewer)));
    }

    // half a mention more, so that what is new has a change that can be told
    private static double Rate(int mentions, int items) => (mentions + 0.5) / (items + 1);

    private static double Pooled(IReadOnlyList<int> totals, IEnumerable<IReadOnlyList<int>> topics)
    {
        var (sum, freedom) = topics.Select(counts => Spread(counts, totals)).Aggregate((Sum: 0.0, Freedom: 0), (all, one) => (all.Sum + one.Sum, all.Freedom + one.Freedom));
        return freedom == 0 ? 1 : Math.Max(1, sum / freedom);
    }

    /// <summary>Never below what the topics have in common, since eight weeks alone know little of one topic.</summary>
    private static double Dispersion(IReadOnlyList<int> counts, IReadOnlyList<int> totals, double pooled)
    {
        var (sum, freedom) = Spread(counts, totals);
        return freedom == 0 ? pooled : Math.Max(pooled, ((sum / freedom) + pooled) / 2);
    }

    /// <summary>Pearson's statistic of the weeks before, of topics that are not too rare for it.</summary>
    private static (double Sum, int Freedom) Spread(IReadOnlyList<int> counts, IReadOnlyList<int> totals)
    {
        var last = counts.Count - 1;
        var share = counts.Take(last).Sum() / (double)totals.Take(last).Sum();
        var weeks = Enumerable.Range(0, last).Where(week => totals[week] > 0).ToList();
        if (share >= 1 || weeks.Count < 2 || weeks.Average(week => totals[week] * share) < LeastExpected)
            return (0, 0);
        return (weeks.Sum(week => Math.Pow(counts[week] - (totals[week] * share), 2) / (totals[week] * share * (1 - share))), weeks.Count - 1);
    }

    private static Trend[] Holm(List<Trend> trends, double chance)
    {
        var judged = trends.ToArray();
        var order = Enumerable.Range(0, trends.Count).OrderBy(index => trends[index].Chance).ToList();
        var holds = true;
        for (var rank = 0; rank < order.Count; rank++)
        {
            holds &= trends[order[rank]].Chance <= chance / (order.Count - rank);
            if (!holds)
                judged[order[rank]] = trends[order[rank]] with { Direction = Direction.Steady };
        }

        return judged;
    }
}

/// <param name="Change">The share of the week divided by that of the weeks before.</param>
/// <param name="Chance">Of such a difference when nothing has changed, before the other topics are taken into account.</param>
internal sealed record Trend(Direction Direction, double Change, double Chance);

public enum Direction
{
    /// <summary>Too few weeks to say.</summary>
    Unknown,
    Steady,
    Rising,
    Falling,
}
