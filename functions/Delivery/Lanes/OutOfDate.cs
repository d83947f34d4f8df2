using System.Collections.Concurrent;
using Automations.Delivery.Outbox;
using Automations.Delivery.Steering;

namespace Automations.Delivery.Lanes;

/// <summary>
/// Ends what went out of date while its lane could not send. Its turn would do so as well, but that may come a day later, and until then
/// the ledger would promise a reminder of what is over.
/// </summary>
public sealed class OutOfDate(Ledger ledger, DueIndex dueIndex, Recall recall, TimeProvider time)
{
    private const int Page = 500;
    private const int AtATime = 16;

    /// <summary>Leaves alone what somebody works on, and what may have left already.</summary>
    public async Task EndAsync(string lane, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        DueRow? last = null;
        while (await dueIndex.OutOfDateAsync(lane, now, last, Page, cancellation) is { Count: > 0 } rows)
        {
            var leftOver = new ConcurrentBag<DueRowRef>();
            await Parallel.ForEachAsync(
                rows,
                new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
                async (row, stop) =>
                {
                    if (await ledger.FindAsync(row.Key(), stop) is not { } entry || entry.IsOver() || await recall.TrySkipAsync(entry, Explanation.Expired, stop))
                        leftOver.Add(DueRowRef.Of(row));
                }
            );
            await dueIndex.RemoveAsync(leftOver, cancellation);
            last = rows[^1];
        }
    }
}
