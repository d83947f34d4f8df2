using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Programme;

namespace Automations.Delivery.Merging;

/// <summary>
/// Makes one mail of several messages to one person. The first of them carries the others: each of those names it in the ledger, it names
/// them, and only then is the mail written. What it names is in the mail, and nothing else.
/// </summary>
public sealed class Merger(Ledger ledger, Companions companions, Admission admission, ProgrammeSettings programme)
{
    /// <summary>Whether the message waits for others: those that are due later today, and the one that goes first.</summary>
    /// <returns>Null when it does not.</returns>
    public async Task<Refusal?> WaitAsync(LedgerEntry entry, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!entry.Merges || entry.Step != SendingStep.None)
            return null;
        var intent = entry.ReadIntent();
        var others = (await OthersAsync(entry, intent, cancellation)).Where(other => MergeRules.IsFree(other, now)).ToList();
        var calendar = programme.CalendarOf(intent.Recipient.Holidays, intent.Recipient.TimeZone);
        var later = others
            .Where(other => !MergeRules.IsReady(other, now) && calendar.DayOf(other.Due) == calendar.DayOf(now) && !(intent.Expires <= other.Due))
            .Max(other => (DateTimeOffset?)other.Due);
        if (later is not null)
            return new Refusal(later, Explanation.Together);
        var first = MergeRules.First(others.Where(other => MergeRules.IsReady(other, now)).Append(entry), now);
        return first is null || first.Key() == entry.Key() ? null : new Refusal(now + MergeRules.LookAgain, Explanation.Together);
    }

    /// <summary>
    /// Takes along what is ready. A mail that was begun before takes no more than it did then, and is written anew.
    /// </summary>
    /// <param name="entry">The message that goes first, claimed.</param>
    /// <exception cref="ClaimLostException">Another attempt has taken over.</exception>
    public async Task<Passengers> GatherAsync(LedgerEntry entry, bool isRepeated, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!entry.Merges || entry.Step >= SendingStep.Sending)
            return Passengers.None;
        var before = entry.PartKeys();
        var aboard = new List<LedgerEntry>();
        foreach (var part in before is null ? await CandidatesAsync(entry, now, cancellation) : await FindAsync(before, cancellation))
        {
            if (FitsIn(part, aboard) && await TryBoardAsync(part, entry, now, cancellation))
                aboard.Add(part);
        }

        if (before is null ? aboard.Count > 0 || isRepeated : aboard.Count != before.Count)
        {
            entry.SetParts([.. aboard.Select(part => part.Key())]);
            if (!await ledger.TryUpdateAsync(entry, cancellation))
                throw new ClaimLostException();
        }

        // nothing can have left yet, and what an earlier attempt wrote may hold what has been taken back since
        return new(aboard, isOutdated: isRepeated, entry.Key(), ledger);
    }

    private async Task<IEnumerable<LedgerEntry>> CandidatesAsync(LedgerEntry entry, DateTimeOffset now, CancellationToken cancellation) =>
        (await OthersAsync(entry, entry.ReadIntent(), cancellation))
            .Where(other => IsAboard(other, entry) || (MergeRules.IsFree(other, now) && MergeRules.IsReady(other, now)))
            .OrderBy(other => other.Priority)
            .ThenBy(other => other.QueuedAt)
            .ThenBy(other => other.RowKey, StringComparer.Ordinal);

    /// <summary>Two that go together with the first one need not do so with each other.</summary>
    private static bool FitsIn(LedgerEntry part, List<LedgerEntry> aboard) =>
        aboard.Count + 1 < MergeRules.MostTogether && aboard.TrueForAll(other => MergeRules.GoTogether(other.ReadIntent(), part.ReadIntent()));

    private async Task<bool> TryBoardAsync(LedgerEntry part, LedgerEntry carrier, DateTimeOffset now, CancellationToken cancellation)
    {
        if (part.IsOver() || !(IsAboard(part, carrier) || MergeRules.IsFree(part, now)) || await admission.RefusalAsync(part, now, cancellation) is not null)
            return false;
        (part.CarrierWorkflow, part.CarrierRow) = (carrier.Workflow, carrier.RowKey);
        part.State = LedgerState.Held;
        part.Explain(Explanation.Together);
        return await ledger.TryUpdateAsync(part, cancellation);
    }

    private async Task<List<LedgerEntry>> FindAsync(IEnumerable<MessageKey> keys, CancellationToken cancellation)
    {
        var found = new List<LedgerEntry>();
        foreach (var key in keys)
        {
            if (await ledger.FindAsync(key, cancellation) is { } entry)
                found.Add(entry);
        }

        return found;
    }

    private async Task<IEnumerable<LedgerEntry>> OthersAsync(LedgerEntry entry, MessageIntent intent, CancellationToken cancellation) =>
        (await companions.OfAsync(intent.Recipient, cancellation)).Where(other => other.Key() != entry.Key() && MergeRules.GoTogether(intent, other.ReadIntent()));

    private static bool IsAboard(LedgerEntry part, LedgerEntry carrier) =>
        part.CarrierRow == carrier.RowKey && part.CarrierWorkflow == carrier.Workflow;
}
