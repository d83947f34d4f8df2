namespace Automations.Delivery.Outbox;

/// <summary>Why a message waits or did not leave.</summary>
/// <param name="Particulars">In English, for whoever looks into it.</param>
public sealed record Explanation(LedgerReason Reason, string Particulars)
{
    public static Explanation Planned { get; } = new(LedgerReason.Planned, "planned for later");

    public static Explanation WorkingHours { get; } = new(LedgerReason.WorkingHours, "outside the recipient’s working hours");

    public static Explanation WeeklyCap { get; } = new(LedgerReason.WeeklyCap, "the recipient has had enough messages this week");

    public static Explanation Together { get; } = new(LedgerReason.Together, "becomes one mail with others to the same person");

    public static Explanation Expired { get; } = new(LedgerReason.Expired, "out of date before it could be sent");

    public static Explanation NoChannel { get; } = new(LedgerReason.NoChannel, "no channel is configured");

    public static Explanation Unreachable { get; } = new(LedgerReason.Bounced, "an earlier mail to this address came back");

    public static Explanation Stopped { get; } = new(LedgerReason.Stopped, "all sending is stopped");

    /// <returns>The reason that stands in the ledger for another message; null when there is none.</returns>
    public static Explanation? Of(LedgerEntry? other) => other?.Reason is { } reason ? new(reason, other.Why ?? "") : null;

    public static Explanation Unconfirmed { get; } = new(LedgerReason.Unconfirmed, "Graph took it; waiting to see it among the sent items");
}
