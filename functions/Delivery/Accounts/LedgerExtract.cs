using Automations.Delivery.Outbox;

namespace Automations.Delivery.Accounts;

/// <param name="Totals">Of all messages that fit the filter, whatever its state says.</param>
/// <param name="Matching">How many messages fit the whole filter.</param>
/// <param name="Messages">One page of them.</param>
/// <param name="Next">What <c>after</c> has to say for the next page; null on the last.</param>
/// <param name="IsLatestFirst">True for up to a thousand; more come by workflow, the one with the latest messages first.</param>
public sealed record LedgerExtract(LedgerTotals Totals, int Matching, IReadOnlyList<LedgerLine> Messages, string? Next, bool IsLatestFirst);

/// <summary>A message as the ledger shows it.</summary>
/// <param name="Why">The particulars of the reason, in English.</param>
/// <param name="CarrierWorkflow">The workflow of the message in whose mail it leaves or left; null for a mail of its own.</param>
/// <param name="Parts">How many other messages this one's mail carries.</param>
/// <param name="Due">When the lane looks at it next, or looked last.</param>
public sealed record LedgerLine(
    string Workflow,
    string Occasion,
    string Template,
    MessageKind Kind,
    MessagePriority Priority,
    string Lane,
    string RecipientName,
    string RecipientAddress,
    LedgerState State,
    LedgerReason? Reason,
    string? Why,
    DateTimeOffset QueuedAt,
    DateTimeOffset Due,
    DateTimeOffset? SentAt,
    int Attempts,
    string? CarrierWorkflow = null,
    int Parts = 0
)
{
    internal static LedgerLine Of(LedgerEntry entry) =>
        new(
            entry.Workflow,
            entry.Occasion,
            entry.Template,
            entry.Kind,
            entry.Priority,
            entry.Lane,
            entry.RecipientName,
            entry.RecipientAddress,
            entry.State,
            entry.Reason,
            entry.Why,
            entry.QueuedAt,
            entry.Due,
            entry.SentAt,
            entry.Attempts,
            entry.CarrierWorkflow,
            entry.PartKeys()?.Count ?? 0
        );
}
