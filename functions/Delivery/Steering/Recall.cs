using Automations.Delivery.Accounts;
using Automations.Delivery.Outbox;
using Automations.Programme;

namespace Automations.Delivery.Steering;

/// <summary>Takes back what has not left, and gives another chance to what failed.</summary>
public sealed class Recall(Ledger ledger, DueIndex dueIndex, Tallies tallies, ProgrammeSettings programme, TimeProvider time)
{
    private const int AtATime = 16;

    /// <summary>Skips what is queued or held. What is being sent in this moment, or may have left, goes its way.</summary>
    /// <returns>How many were skipped.</returns>
    public async Task<int> CancelAsync(MessageFilter which, Explanation why, CancellationToken cancellation)
    {
        var skipped = 0;
        await ForEachAsync(which, async (entry, stop) =>
        {
            if (await TrySkipAsync(entry, why, stop))
                Interlocked.Increment(ref skipped);
        }, cancellation);
        return skipped;
    }

    /// <returns>False when it is not waiting any more.</returns>
    public async Task<bool> TrySkipAsync(LedgerEntry found, Explanation why, CancellationToken cancellation)
    {
        for (var entry = found; entry is { State: LedgerState.Queued or LedgerState.Held }; entry = await ledger.FindAsync(entry.Key(), cancellation))
        {
            var due = DueRow.Of(entry, entry.Due);
            entry.State = LedgerState.Skipped;
            entry.Explain(why);
            if (!await ledger.TryUpdateAsync(entry, cancellation))
                continue;
            await dueIndex.RemoveAsync([DueRowRef.Of(due)], cancellation);
            return true;
        }

        return false;
    }

    /// <summary>Queues anew what failed and has certainly not left. Also mends a retry that was cut off.</summary>
    /// <returns>How many are queued again.</returns>
    public async Task<int> RetryAsync(MessageFilter which, CancellationToken cancellation)
    {
        var (retried, workflow) = (0, MessageKey.PartitionOf(which.Workflow));
        // before, for a process that dies on the way; afterwards, since somebody may have counted meanwhile
        await tallies.TouchAsync(workflow, queuedAt: null, cancellation);
        await ForEachAsync(which, async (entry, stop) =>
        {
            if (CanBeRetried(entry) && await TryRequeueAsync(entry, stop))
                Interlocked.Increment(ref retried);
            if (!entry.IsOver())
                await dueIndex.AddAsync(DueRow.Of(entry, entry.Due), stop);
        }, cancellation);
        await tallies.TouchAsync(workflow, queuedAt: null, cancellation);
        return retried;
    }

    internal static bool CanBeRetried(LedgerEntry entry) => entry is { State: LedgerState.Failed, Step: < SendingStep.Sending };

    private Task<bool> TryRequeueAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        entry.Due = DueTime.Of(entry.ReadIntent(), programme, now);
        entry.State = entry.Due > now ? LedgerState.Held : LedgerState.Queued;
        entry.Explain(entry.Due > now ? Explanation.WorkingHours : null);
        (entry.Attempts, entry.FirstAttempt) = (0, null);
        entry.SetParts(null);
        return ledger.TryUpdateAsync(entry, cancellation);
    }

    private async Task ForEachAsync(MessageFilter which, Func<LedgerEntry, CancellationToken, ValueTask> work, CancellationToken cancellation) =>
        await Parallel.ForEachAsync(
            ledger.OfWorkflowAsync(which.Workflow, which.PersonId, cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (entry, stop) =>
            {
                if (which.Fits(entry))
                    await work(entry, stop);
            }
        );
}

/// <summary>Some of a workflow's messages; null and empty fit all.</summary>
/// <param name="Recipient">Object id or mail address.</param>
/// <param name="Occasions">Begins with this.</param>
/// <param name="Except">Not this occasion.</param>
public sealed record MessageFilter(string Workflow, string? PersonId = null, string? Recipient = null, string? Occasions = null, string? Except = null)
{
    public bool Fits(LedgerEntry entry) =>
        (Occasions is null || entry.Occasion.StartsWith(Occasions, StringComparison.Ordinal))
        && entry.Occasion != Except
        && (Recipient is null || IsOneOf(Recipient, entry.RecipientId, entry.RecipientAddress));

    private static bool IsOneOf(string text, params string?[] choices) => choices.Contains(text, StringComparer.OrdinalIgnoreCase);
}
