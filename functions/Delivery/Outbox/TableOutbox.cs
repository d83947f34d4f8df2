using Automations.Programme;

namespace Automations.Delivery.Outbox;

internal sealed class TableOutbox(Ledger ledger, DueIndex dueIndex, ProgrammeSettings programme, TimeProvider time) : IOutbox
{
    public async Task QueueAsync(MessageIntent intent, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var lane = programme.LaneOf(intent.Lane);
        var entry = LedgerEntry.Of(intent, lane.Id, now, DueTime.Of(intent, programme, now));
        if (!await ledger.TryAddAsync(entry, cancellation))
            entry = await ledger.FindAsync(entry.Key(), cancellation) ?? entry;

        // also for an entry that was there: the process may have died right here the first time
        if (!entry.IsOver())
            await dueIndex.AddAsync(DueRow.Of(entry, entry.Due), cancellation);
    }

    public async Task<int> CancelAsync(Cancellation which, CancellationToken cancellation)
    {
        var skipped = 0;
        await foreach (var found in ledger.OfWorkflowAsync(which.Workflow, which.PersonId, cancellation))
        {
            if (IsMeant(found, which) && await TrySkipAsync(found, which.Reason, cancellation))
                skipped++;
        }

        return skipped;
    }

    public async Task<bool> SkipAsync(string workflow, string occasion, string recipient, string reason, CancellationToken cancellation) =>
        await ledger.FindAsync(MessageKey.Of(workflow, occasion, recipient), cancellation) is { } entry && await TrySkipAsync(entry, reason, cancellation);

    private static bool IsMeant(LedgerEntry entry, Cancellation which) =>
        (which.Occasions is null || entry.Occasion.StartsWith(which.Occasions, StringComparison.Ordinal)) && entry.Occasion != which.Except;

    private async Task<bool> TrySkipAsync(LedgerEntry found, string reason, CancellationToken cancellation)
    {
        for (var entry = found; entry is { State: LedgerState.Queued or LedgerState.Held }; entry = await ledger.FindAsync(entry.Key(), cancellation))
        {
            var due = DueRow.Of(entry, entry.Due);
            entry.State = LedgerState.Skipped;
            entry.Explain(new(LedgerReason.WorkflowEnded, reason));
            if (!await ledger.TryUpdateAsync(entry, cancellation))
                continue;
            await dueIndex.RemoveAsync([DueRowRef.Of(due)], cancellation);
            return true;
        }

        return false;
    }
}
