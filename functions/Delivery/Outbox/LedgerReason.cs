namespace Automations.Delivery.Outbox;

/// <summary>What keeps a message waiting, or kept it from leaving.</summary>
public enum LedgerReason
{
    /// <summary>Its workflow wants it later.</summary>
    Planned,

    WorkingHours,

    WeeklyCap,

    /// <summary>Becomes one mail with others to the same person.</summary>
    Together,

    OptedOut,

    /// <summary>Out of date before it could be sent.</summary>
    Expired,

    /// <summary>Its workflow ended or was withdrawn before it could be sent.</summary>
    WorkflowEnded,

    NoChannel,

    /// <summary>Graph took it, and does not show it among the sent items yet.</summary>
    Unconfirmed,

    /// <summary>Graph or the channel did not do it this time.</summary>
    Trouble,

    /// <summary>Graph or the channel said no.</summary>
    Refused,

    /// <summary>The text is missing, or cannot be filled in.</summary>
    BrokenText,

    /// <summary>Too many attempts.</summary>
    GivenUp,

    /// <summary>An attempt broke off at the moment of sending.</summary>
    CutOff,

    /// <summary>Graph refuses the sender's mailbox.</summary>
    MailboxBlocked,

    /// <summary>A community manager stopped all sending.</summary>
    Stopped,

    /// <summary>A community manager took it back before it left.</summary>
    Recalled,

    /// <summary>It came back: the address could not be reached.</summary>
    Bounced,
}
