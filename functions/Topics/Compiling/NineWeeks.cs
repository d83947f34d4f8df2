using Automations.Topics.Store;
using Automations.Topics.Tallies;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Topics.Compiling;

/// <summary>A week's whole tally, and of the eight before it what it is compared with.</summary>
internal sealed class NineWeeks
{
    private readonly WeekTally[] weeks;

    private NineWeeks(WeekTally[] weeks) => this.weeks = weeks;

    public WeekTally Last => weeks[^1];

    /// <summary>All items of each week, the oldest first.</summary>
    public IReadOnlyList<int> Totals => Counts(TallyKeys.Everything);

    public IReadOnlyList<int> Counts(string key) => [.. weeks.Select(week => week.Count(key))];

    /// <summary>Whether there was a week before in which at least so many people spoke of it.</summary>
    public bool HadBefore(string key, int people) => weeks.SkipLast(1).Any(week => week.PeopleAtLeast(key) >= people);

    public static async Task<NineWeeks> ReadAsync(ITopicStore store, IsoWeek week, CancellationToken cancellation)
    {
        var last = await TallyAsync(store, week, wants: null, cancellation);
        var candidates = last.Keys.Where(key => TallyKeys.IsPhrase(key) && last.PeopleAtLeast(key) >= Anonymity.LeastPeople).ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();
        var tallies = new WeekTally[TrendTest.WeeksBefore + 1];
        for (var at = 0; at < TrendTest.WeeksBefore; at++)
            tallies[at] = await TallyAsync(store, week.Plus(at - TrendTest.WeeksBefore), key => !TallyKeys.IsPhrase(key) || candidates.Contains(key), cancellation);
        tallies[^1] = last;
        return new(tallies);
    }

    private static async Task<WeekTally> TallyAsync(ITopicStore store, IsoWeek week, Wants? wants, CancellationToken cancellation)
    {
        var tally = new WeekTally();
        await foreach (var part in store.PartsAsync(week, cancellation))
            TallyPart.MergeInto(tally, part, wants);
        return tally;
    }
}
