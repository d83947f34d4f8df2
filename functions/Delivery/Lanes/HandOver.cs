using System.Collections.Concurrent;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;

namespace Automations.Delivery.Lanes;

/// <summary>
/// Moves waiting messages from one lane to others. The ledger says whose a message is, and is written first: a row of the due index
/// in another lane's partition sends nothing. Only what has certainly not left and nobody works on is moved.
/// </summary>
public sealed class HandOver(Ledger ledger, DueIndex dueIndex, ILanes lanes, TimeProvider time)
{
    private const int AtATime = 16;
    private const int Page = 500;

    /// <summary>An idle lane takes so many at once.</summary>
    private const int MostTaken = 300;

    /// <summary>A lane keeps what it can send in so many minutes.</summary>
    private const int MinutesKept = 2;

    /// <summary>Spreads over the other lanes what is due before <paramref name="until"/>.</summary>
    /// <returns>The lanes that got something.</returns>
    public async Task<IReadOnlyCollection<string>> GiveAwayAsync(string from, DateTimeOffset until, CancellationToken cancellation)
    {
        var receivers = new HashSet<string>(StringComparer.Ordinal);
        DueRow? last = null;
        while (true)
        {
            var now = time.GetUtcNow();
            var all = await lanes.AllAsync(cancellation);
            var others = all.Where(lane => lane.Id != from && lane.Takes(now)).ToList();
            var isRemoved = all.FirstOrDefault(lane => lane.Id == from) is null or { Standing: LaneStanding.Removed };
            var rows = others.Count == 0 ? [] : await dueIndex.PageAsync(from, last, until, Page, cancellation);
            if (rows.Count == 0)
                return receivers;
            receivers.UnionWith(await MoveAsync(from, rows, entry => LaneChoice.InOrder(others, PersonOf(entry))[0].Id, isRemoved, cancellation));
            last = rows[^1];
        }
    }

    /// <summary>For a lane with nothing to do: takes from those that have more than they can send soon.</summary>
    /// <returns>Whether there was something to take.</returns>
    public async Task<bool> TakeAsync(string to, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var other in (await lanes.AllAsync(cancellation)).Where(lane => lane.Id != to))
        {
            var kept = other.Takes(now) ? other.Settings.MessagesPerMinute * MinutesKept : 0;
            var rows = await dueIndex.TopAsync(other.Id, kept + MostTaken, cancellation);
            var surplus = rows.Where(row => row.Due() <= now).Skip(kept).Take(MostTaken).ToList();
            var share = kept == 0 ? surplus.Count : (surplus.Count + 1) / 2;
            if (share > 0 && (await MoveAsync(other.Id, surplus[..share], _ => to, evenBound: false, cancellation)).Count > 0)
                return true;
        }

        return false;
    }

    /// <returns>The lanes that got something.</returns>
    private async Task<IReadOnlyCollection<string>> MoveAsync(string from, IReadOnlyList<DueRow> rows, Func<LedgerEntry, string> to, bool evenBound, CancellationToken cancellation)
    {
        var (moved, gone) = (new ConcurrentBag<DueRow>(), new ConcurrentBag<DueRowRef>());
        await Parallel.ForEachAsync(
            rows,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (row, stop) =>
            {
                var entry = await ledger.FindAsync(row.Key(), stop);
                if (entry is { } found && found.Lane == from && (!IsFree(found, evenBound) || !await TryMoveAsync(found, to(found), stop)))
                    return;
                // moved now, or by an earlier try that died here
                if (entry?.IsOver() == false)
                    moved.Add(DueRow.Of(entry, entry.Due));
                gone.Add(DueRowRef.Of(row));
            }
        );
        await dueIndex.AddManyAsync(moved, cancellation);
        await dueIndex.RemoveAsync(gone, cancellation);
        return moved.Select(row => DueRow.LaneOf(row.PartitionKey)).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<bool> TryMoveAsync(LedgerEntry entry, string to, CancellationToken cancellation)
    {
        entry.Lane = to;
        if (entry.Reason == LedgerReason.MailboxBlocked)
        {
            entry.Due = time.GetUtcNow();
            entry.State = LedgerState.Queued;
            entry.Explain(null);
        }

        return await ledger.TryUpdateAsync(entry, cancellation);
    }

    /// <summary>A draft that an earlier attempt left in the old mailbox stays one: only the lane that the ledger names sends.</summary>
    private bool IsFree(LedgerEntry entry, bool evenBound) =>
        (evenBound || !entry.IsBound) && !entry.IsOver() && entry.Step < SendingStep.Sending && !(entry.ClaimedUntil > time.GetUtcNow());

    private static string PersonOf(LedgerEntry entry) => entry.RecipientId ?? entry.RecipientAddress;
}
