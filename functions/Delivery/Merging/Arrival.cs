using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;

namespace Automations.Delivery.Merging;

/// <summary>
/// What becomes of a message that another one carries: the same as of that one; when that one never left, it goes by itself. Each comes
/// by on its own row of the due index as well, so that nothing is lost when a process dies in between.
/// </summary>
public sealed class Arrival(Ledger ledger, DueIndex dueIndex, TimeProvider time)
{
    /// <summary>Its row in the due index must have another name than the one that is worked off now, which goes.</summary>
    private static readonly TimeSpan AnotherMoment = TimeSpan.FromTicks(1);

    /// <summary>Notes all that this mail has carried, once its own fate is known.</summary>
    public async Task EndAsync(LedgerEntry carrier, CancellationToken cancellation)
    {
        foreach (var key in carrier.PartKeys() ?? [])
        {
            if (await ledger.FindAsync(key, cancellation) is not { } part || part.IsOver() || part.CarrierKey() != carrier.Key())
                continue;
            var row = DueRowRef.Of(DueRow.Of(part, part.Due));
            if ((await SettleAsync(part, cancellation)).Finished)
                await dueIndex.RemoveAsync([row], cancellation);
        }
    }

    public async Task<SendOutcome> SettleAsync(LedgerEntry part, CancellationToken cancellation)
    {
        var carrier = await ledger.FindAsync(part.CarrierKey()!, cancellation);
        if (carrier?.IsOver() == false)
            return await LookAgainAsync(part, carrier, cancellation);
        if (carrier is null || (HasIt(carrier, part) && MayHaveLeft(carrier)))
        {
            part.State = carrier?.State ?? LedgerState.InDoubt;
            part.Explain(Explanation.Of(carrier));
            (part.Step, part.SentAt, part.GraphId) = (carrier?.Step ?? SendingStep.Sending, carrier?.SentAt, carrier?.GraphId);
            return new SendOutcome(await ledger.TryUpdateAsync(part, cancellation), UsedPace: false);
        }

        (part.CarrierWorkflow, part.CarrierRow) = (null, null);
        part.State = LedgerState.Queued;
        part.Explain(null);
        return await PutOffAsync(part, time.GetUtcNow().Add(AnotherMoment), cancellation);
    }

    private async Task<SendOutcome> LookAgainAsync(LedgerEntry part, LedgerEntry carrier, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var until = new[] { now, carrier.Due, carrier.ClaimedUntil ?? now }.Max();
        return await PutOffAsync(part, until + MergeRules.LookAgain, cancellation);
    }

    private async Task<SendOutcome> PutOffAsync(LedgerEntry part, DateTimeOffset until, CancellationToken cancellation)
    {
        part.Due = until;
        if (!await ledger.TryUpdateAsync(part, cancellation))
            return new SendOutcome(Finished: false, UsedPace: false);
        await dueIndex.AddAsync(DueRow.Of(part, until), cancellation);
        return new SendOutcome(Finished: true, UsedPace: false);
    }

    private static bool HasIt(LedgerEntry carrier, LedgerEntry part) => carrier.PartKeys()?.Contains(part.Key()) == true;

    /// <summary>Skipped, or failed before it was begun to be sent: certainly not.</summary>
    private static bool MayHaveLeft(LedgerEntry carrier) =>
        carrier.State is LedgerState.Sent or LedgerState.InDoubt || carrier is { State: LedgerState.Failed, Step: >= SendingStep.Sending };
}
