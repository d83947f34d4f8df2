namespace Automations.Delivery.Sending;

/// <summary>What the lane needs to know of one attempt; everything else is in the ledger.</summary>
/// <param name="Finished">The row of the due index was worked off: the message is over, or has another row with a later time.</param>
/// <param name="UsedPace">The mailbox may have sent something.</param>
/// <param name="PauseLaneUntil">Exchange wants the mailbox to rest, or refuses it.</param>
/// <param name="Why">What the pause is for, in English.</param>
/// <param name="MetTrouble">Graph did not do it this time, for whatever reason.</param>
/// <param name="LeftAt">When Exchange had taken it; null when the moment is not known.</param>
public sealed record SendOutcome(
    bool Finished,
    bool UsedPace,
    DateTimeOffset? PauseLaneUntil = null,
    string? Why = null,
    bool MetTrouble = false,
    DateTimeOffset? LeftAt = null
);
