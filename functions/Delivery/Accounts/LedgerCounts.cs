using Automations.Delivery.Outbox;

namespace Automations.Delivery.Accounts;

/// <summary>Counts a workflow's messages by state; those of which none waits any more only once.</summary>
public sealed class LedgerCounts(Tallies tallies, LedgerScan scan)
{
    private const int AtATime = 8;

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
        var counts = new Dictionary<LedgerState, int>();
        await scan.OfAsync(tally.Partition, condition: null, [nameof(LedgerEntry.State)], entry => counts[entry.State] = counts.GetValueOrDefault(entry.State) + 1, cancellation);
        var totals = LedgerTotals.Of(counts);
        await tallies.SettleAsync(tally, totals, cancellation);
        return totals;
    }
}

public sealed record WorkflowCount(string Partition, LedgerTotals Totals);
