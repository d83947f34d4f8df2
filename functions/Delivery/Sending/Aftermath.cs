using Automations.Delivery.Outbox;
using Automations.People;
using Automations.Programme;

namespace Automations.Delivery.Sending;

/// <summary>Writes down what came of an attempt. The ledger first, then the due index: a crash between the two is mended by the next look.</summary>
public sealed class Aftermath(Ledger ledger, DueIndex dueIndex, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>A mailbox that was refused is tried again after so long.</summary>
    private static readonly TimeSpan WhileBlocked = TimeSpan.FromMinutes(30);

    /// <summary>Before Graph is asked whether something left: what it shows may lag.</summary>
    private static readonly TimeSpan BeforeAsking = TimeSpan.FromMinutes(1);

    public async Task<SendOutcome> NoteAsync(LedgerEntry entry, TransportResult result, CancellationToken cancellation)
    {
        entry.GraphId = result.GraphId ?? entry.GraphId;
        if (result.State == LedgerState.Sending)
        {
            entry.Step = SendingStep.Accepted;
            return await PutOffAsync(entry, BeforeAsking, result.Why!, cancellation);
        }

        entry.SentAt = result.State == LedgerState.Sent ? time.GetUtcNow() : null;
        return await EndAsync(entry, result.State, result.Why, cancellation);
    }

    public Task<SendOutcome> FailAsync(LedgerEntry entry, Explanation why, CancellationToken cancellation) =>
        EndAsync(entry, LedgerState.Failed, why, cancellation);

    public Task<SendOutcome> RefuseAsync(LedgerEntry entry, Refusal refusal, CancellationToken cancellation) =>
        refusal.HoldUntil is { } until
            ? PutOffAsync(entry, until - time.GetUtcNow(), refusal.Why, cancellation)
            : EndAsync(entry, LedgerState.Skipped, refusal.Why, cancellation);

    public async Task<SendOutcome> PostponeAsync(LedgerEntry entry, TransientGraphException trouble, CancellationToken cancellation)
    {
        var pause = RetryPause.After(entry.Attempts, entry.Expires - time.GetUtcNow());
        pause = entry.Step >= SendingStep.Sending && pause < BeforeAsking ? BeforeAsking : pause;
        pause = trouble.RetryAfter > pause ? trouble.RetryAfter.Value : pause;
        var outcome = await PutOffAsync(entry, pause, new(LedgerReason.Trouble, trouble.Message), cancellation);
        return outcome with { PauseLaneUntil = time.GetUtcNow() + trouble.RetryAfter, Why = trouble.Message, MetTrouble = true };
    }

    /// <summary>The mailbox is refused, not the message: another lane may take it, or this one later.</summary>
    public async Task<SendOutcome> BlockAsync(LedgerEntry entry, GraphRefusedException refusal, bool hasNotLeft, CancellationToken cancellation)
    {
        if (hasNotLeft)
            entry.Step = SendingStep.Preparing;
        var outcome = await PutOffAsync(entry, WhileBlocked, new(LedgerReason.MailboxBlocked, refusal.Message), cancellation);
        return outcome with { UsedPace = false, PauseLaneUntil = time.GetUtcNow() + WhileBlocked, Why = refusal.Message };
    }

    /// <summary>Something came up a moment before it left: it keeps its place.</summary>
    public async Task<SendOutcome> ReleaseAsync(LedgerEntry entry, Explanation why, CancellationToken cancellation)
    {
        entry.State = entry.Step >= SendingStep.Sending ? LedgerState.Sending : LedgerState.Held;
        entry.Explain(why);
        entry.ClaimedUntil = null;
        await ledger.TryUpdateAsync(entry, cancellation);
        return new SendOutcome(Finished: false, UsedPace: false);
    }

    private async Task<SendOutcome> PutOffAsync(LedgerEntry entry, TimeSpan pause, Explanation why, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (entry.FirstAttempt + TimeSpan.FromDays(programme.Delivery.GiveUpAfterDays) < now)
        {
            var state = entry.Step >= SendingStep.Sending ? LedgerState.InDoubt : LedgerState.Failed;
            var surrender = new Explanation(LedgerReason.GivenUp, $"given up after {entry.Attempts} attempts: {why.Particulars}");
            return await EndAsync(entry, state, surrender, cancellation);
        }

        entry.State = entry.Step >= SendingStep.Sending ? LedgerState.Sending : LedgerState.Held;
        entry.Explain(why);
        entry.Due = now + pause;
        entry.ClaimedUntil = null;
        if (!await ledger.TryUpdateAsync(entry, cancellation))
            return new SendOutcome(Finished: false, UsedPace: false);
        await dueIndex.AddAsync(DueRow.Of(entry, entry.Due), cancellation);
        return new SendOutcome(Finished: true, UsedPace: entry.Step >= SendingStep.Sending);
    }

    private async Task<SendOutcome> EndAsync(LedgerEntry entry, LedgerState state, Explanation? why, CancellationToken cancellation)
    {
        entry.State = state;
        entry.Explain(why);
        entry.ClaimedUntil = null;
        var written = await ledger.TryUpdateAsync(entry, cancellation);
        return new SendOutcome(Finished: written, UsedPace: entry.Step >= SendingStep.Sending);
    }
}
