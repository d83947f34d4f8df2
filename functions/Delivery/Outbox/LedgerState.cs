namespace Automations.Delivery.Outbox;

/// <summary>Where a message stands. At any time: targeted = sent + failed + skipped + in doubt + the three that are still queued.</summary>
public enum LedgerState
{
    /// <summary>Waits for its turn in the lane.</summary>
    Queued,

    /// <summary>Waits until a moment that the ledger names, with the reason.</summary>
    Held,

    /// <summary>Being sent, or begun and to be settled with Graph.</summary>
    Sending,

    Sent,

    Failed,

    Skipped,

    /// <summary>It may or may not have left, and nobody can tell. Never repeated by itself.</summary>
    InDoubt,
}
