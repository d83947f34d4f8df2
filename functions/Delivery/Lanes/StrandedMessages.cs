using Automations.Delivery.Outbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Lanes;

/// <summary>
/// At the start of the app, hands what waits for lanes that the programme does not have any more to those it has. What may have left by
/// such a lane nobody can settle any more: it is in doubt.
/// </summary>
public sealed class StrandedMessages(DueIndex dueIndex, Ledger ledger, ILanes lanes, HandOver handOver, LaneBell bell, TimeProvider time)
{
    public const string HandOverStranded = "HandOverStrandedMessages";

    private const int Page = 500;

    private static readonly Explanation LaneIsGone = new(LedgerReason.CutOff, "it may have left by a mailbox that is no lane of the programme any more");

    [Function(HandOverStranded)]
    public async Task RunAsync(
        [TimerTrigger("0 0 3,7,11,15,19,23 * * *", RunOnStartup = true)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var known = (await lanes.AllAsync(cancellationToken)).Select(lane => lane.Id);
        foreach (var gone in (await dueIndex.LanesAsync(cancellationToken)).Except(known, StringComparer.Ordinal))
            await HandOverAsync(gone, client, cancellationToken);
    }

    internal async Task HandOverAsync(string gone, DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var lane in await handOver.GiveAwayAsync(gone, DateTimeOffset.MaxValue, cancellation))
            await bell.RingAsync(client, lane, cancellation);
        await SettleAsync(gone, cancellation);
    }

    private async Task SettleAsync(string gone, CancellationToken cancellation)
    {
        DueRow? last = null;
        while (await dueIndex.PageAsync(gone, last, DateTimeOffset.MaxValue, Page, cancellation) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                if (await ledger.FindAsync(row.Key(), cancellation) is not { } entry || entry.IsOver() || await TryDoubtAsync(entry, cancellation))
                    await dueIndex.RemoveAsync([DueRowRef.Of(row)], cancellation);
            }

            last = rows[^1];
        }
    }

    private async Task<bool> TryDoubtAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        if (entry.Step < SendingStep.Sending || entry.ClaimedUntil > time.GetUtcNow())
            return false;
        entry.State = LedgerState.InDoubt;
        entry.Explain(LaneIsGone);
        entry.ClaimedUntil = null;
        return await ledger.TryUpdateAsync(entry, cancellation);
    }
}
