using Automations.Delivery.Lanes;
using Automations.Delivery.Merging;
using Automations.Delivery.Outbox;
using Automations.Delivery.Steering;
using Automations.Messages;
using Automations.People;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Delivery.Sending;

/// <summary>
/// One attempt to send one message: claim its ledger entry, hand it to its transport, write down what came of it. Safe to run twice,
/// also at the same time, and to be killed anywhere.
/// </summary>
public sealed class SendActivity(
    Ledger ledger,
    DueIndex dueIndex,
    Admission admission,
    Merger merger,
    Arrival arrival,
    Aftermath aftermath,
    IEnumerable<ITransport> transports,
    ILanes lanes,
    SendingSwitch sending,
    TimeProvider time
)
{
    /// <summary>Takes a <see cref="LaneMessage"/>, returns a <see cref="SendOutcome"/>.</summary>
    public const string SendMessage = nameof(SendMessage);

    [Function(SendMessage)]
    public async Task<SendOutcome> SendAsync([ActivityTrigger] LaneMessage message, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var entry = await ledger.FindAsync(message.Key, cancellationToken);
        if (entry is null || entry.IsOver())
            return new SendOutcome(Finished: true, UsedPace: false);
        if (entry.Lane != DueRow.LaneOf(message.Row.Partition))
        {
            // handed over to another lane, whose row may still be missing
            await dueIndex.AddAsync(DueRow.Of(entry, entry.Due), cancellationToken);
            return new SendOutcome(Finished: true, UsedPace: false);
        }

        if (await sending.IsStoppedAsync(cancellationToken))
            return new SendOutcome(Finished: false, UsedPace: false);
        if (LookAgainAt(entry, now) is { } later)
        {
            await dueIndex.AddAsync(DueRow.Of(entry, later), cancellationToken);
            return new SendOutcome(Finished: true, UsedPace: false);
        }

        if (entry.CarrierRow is not null)
            return await arrival.SettleAsync(entry, cancellationToken);
        if (await RefusalAsync(entry, now, cancellationToken) is { } refusal)
            return await aftermath.RefuseAsync(entry, refusal, cancellationToken);

        var isRepeated = entry.Step != SendingStep.None;
        if (!await TryClaimAsync(entry, now, cancellationToken))
            return new SendOutcome(Finished: false, UsedPace: false);
        var outcome = await ShipAsync(entry, isRepeated, cancellationToken);
        if (entry.IsOver())
            await arrival.EndAsync(entry, cancellationToken);
        return outcome;
    }

    private async Task<Refusal?> RefusalAsync(LedgerEntry entry, DateTimeOffset now, CancellationToken cancellation) =>
        await admission.RefusalAsync(entry, now, cancellation)
        ?? await merger.WaitAsync(entry, now, cancellation)
        ?? await admission.CapAsync(entry, now, cancellation);

    /// <summary>Somebody else is at it, or a row of the due index was left over from before it was put off.</summary>
    private static DateTimeOffset? LookAgainAt(LedgerEntry entry, DateTimeOffset now) =>
        entry.ClaimedUntil > now ? entry.ClaimedUntil
        : entry.Due > now ? entry.Due
        : null;

    private Task<bool> TryClaimAsync(LedgerEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        entry.State = LedgerState.Sending;
        entry.Explain(null);
        entry.Step = entry.Step == SendingStep.None ? SendingStep.Preparing : entry.Step;
        entry.Attempts++;
        entry.FirstAttempt ??= now;
        entry.ClaimedUntil = now + Shipment.Claim;
        return ledger.TryUpdateAsync(entry, cancellation);
    }

    private async Task<SendOutcome> ShipAsync(LedgerEntry entry, bool isRepeated, CancellationToken cancellation)
    {
        var lane = await lanes.OfAsync(entry.Lane, cancellation);
        var shipment = new Shipment(entry, lane.Settings, isRepeated, ledger, sending, time);
        try
        {
            shipment.Passengers = await merger.GatherAsync(entry, isRepeated, time.GetUtcNow(), cancellation);
            var result = await transports.Single(transport => transport.Kind == entry.Kind).SendAsync(shipment, cancellation);
            return await aftermath.NoteAsync(entry, result, cancellation) with { LeftAt = shipment.LeftAt };
        }
        catch (TransientGraphException trouble)
        {
            return await aftermath.PostponeAsync(entry, trouble, cancellation);
        }
        catch (GraphRefusedException refusal) when (entry.Kind != MessageKind.ChannelCard && MailboxTrouble.Is(refusal))
        {
            return await aftermath.BlockAsync(entry, refusal, shipment.HasCertainlyNotLeftWhenRefused, cancellation);
        }
        catch (GraphRefusedException refusal)
        {
            if (shipment.HasCertainlyNotLeftWhenRefused)
                entry.Step = SendingStep.Preparing;
            return await aftermath.FailAsync(entry, new(LedgerReason.Refused, refusal.Message), cancellation);
        }
        catch (MessageTextException) when (shipment.Passengers.Intents.Count > 0)
        {
            // whose text it is shows when each leaves by itself
            entry.SetParts([]);
            return await aftermath.ReleaseAsync(entry, Explanation.Together, cancellation);
        }
        catch (MessageTextException text)
        {
            return await aftermath.FailAsync(entry, new(LedgerReason.BrokenText, text.Message), cancellation);
        }
        catch (SendingStoppedException)
        {
            return await aftermath.ReleaseAsync(entry, Explanation.Stopped, cancellation);
        }
        catch (PassengersLostException)
        {
            return await aftermath.ReleaseAsync(entry, Explanation.Together, cancellation);
        }
        catch (ClaimLostException)
        {
            return new SendOutcome(Finished: false, UsedPace: false);
        }
    }
}
