namespace Automations.Delivery.Sending;

/// <summary>What the lane needs to know of one attempt; everything else is in the ledger.</summary>
/// <param name="Finished">The row of the due index was worked off: the message is over, or has another row with a later time.</param>
/// <param name="UsedPace">The mailbox may have sent something.</param>
/// <param name="PauseLaneUntil">Exchange wants the mailbox to rest.</param>
public sealed record SendOutcome(bool Finished, bool UsedPace, DateTimeOffset? PauseLaneUntil = null);
