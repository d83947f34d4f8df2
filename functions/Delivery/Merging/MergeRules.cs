using Automations.Delivery.Outbox;

namespace Automations.Delivery.Merging;

/// <summary>When several messages to one person become one mail. Pure.</summary>
internal static class MergeRules
{
    /// <summary>Messages in one mail: it stays short enough to be read, and far below the size at which mail programs clip.</summary>
    public const int MostTogether = 4;

    /// <summary>A message that may merge waits so long for what is queued in the same moment.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromMinutes(2);

    /// <summary>The others let the first one go before them and take them along; they look again after so long.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>A first one that is overdue by more cannot leave: the others do not wait for it any longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static bool MayMerge(MessageIntent intent) =>
        intent is { Kind: MessageKind.Mail, AtOnce: false, StandsAlone: false } && (intent.Priority == MessagePriority.Bulk || intent.MayWait);

    /// <summary>Nobody has begun with it.</summary>
    public static bool IsFree(LedgerEntry entry, DateTimeOffset now) =>
        entry is { State: LedgerState.Queued or LedgerState.Held, Step: SendingStep.None, CarrierRow: null } && !(entry.ClaimedUntil > now);

    /// <summary>It may leave now, or waits for nothing but others.</summary>
    public static bool IsReady(LedgerEntry entry, DateTimeOffset now) =>
        entry.Due <= now || (entry.Reason == LedgerReason.Together && entry.Due <= now + Gathering);

    /// <summary>One mail has one address, one language, and at most one way out that a single click takes.</summary>
    public static bool GoTogether(MessageIntent one, MessageIntent other) =>
        one.Recipient.Address.Equals(other.Recipient.Address, StringComparison.OrdinalIgnoreCase)
        && one.Recipient.Language == other.Recipient.Language
        && one.Recipient.TimeZone == other.Recipient.TimeZone
        && one.Lane == other.Lane
        && (one.Unsubscribe is null || other.Unsubscribe is null || one.Unsubscribe == other.Unsubscribe);

    /// <summary>Of those that are ready, the one in whose name the mail leaves; null when all are overdue, and each may go first.</summary>
    public static LedgerEntry? First(IEnumerable<LedgerEntry> ready, DateTimeOffset now) =>
        ready
            .Where(entry => entry.Due > now - Patience)
            .OrderBy(entry => entry.Priority)
            .ThenBy(entry => entry.QueuedAt)
            .ThenBy(entry => entry.RowKey, StringComparer.Ordinal)
            .FirstOrDefault();
}
