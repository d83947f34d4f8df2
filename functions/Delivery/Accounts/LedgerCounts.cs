using System.Collections.Concurrent;
using Automations.Delivery.Outbox;

namespace Automations.Delivery.Accounts;

/// <summary>Counts a workflow's messages by state; those of which none waits any more only once.</summary>
public sealed class LedgerCounts(Tallies tallies, LedgerScan scan)
{
    private const int AtATime = 8;

    /// <summary>Real time: two looks in a row at a workflow that is being sent count it once.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Counted> recent = new(StringComparer.Ordinal);

    /// <returns>In the order of <paramref name="known"/>.</returns>
    public async Task<IReadOnlyList<WorkflowCount>> OfAsync(IReadOnlyList<Tally> known, CancellationToken cancellation)
    {
        var counts = new WorkflowCount[known.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, known.Count),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (place, stop) => counts[place] = new(known[place].Partition, known[place].Settled ?? await CountAsync(known[place], stop))
        );
        return counts;
    }

    private async Task<LedgerTotals> CountAsync(Tally tally, CancellationToken cancellation)
    {
        if (recent.TryGetValue(tally.Partition, out var last) && last.ETag == tally.ETag && TimeProvider.System.GetElapsedTime(last.At) < Fresh)
            return last.Totals;
        var counts = new Dictionary<LedgerState, int>();
        await scan.OfAsync(tally.Partition, condition: null, [nameof(LedgerEntry.State)], entry => counts[entry.State] = counts.GetValueOrDefault(entry.State) + 1, cancellation);
        var totals = LedgerTotals.Of(counts);
        await tallies.SettleAsync(tally, totals, cancellation);
        recent[tally.Partition] = new(totals, tally.ETag, TimeProvider.System.GetTimestamp());
        return totals;
    }

    private sealed record Counted(LedgerTotals Totals, Azure.ETag ETag, long At);
}

public sealed record WorkflowCount(string Partition, LedgerTotals Totals);
