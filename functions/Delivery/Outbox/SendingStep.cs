namespace Automations.Delivery.Outbox;

/// <summary>How far sending came. Each is written before what it names is done, so that after a crash the row never knows too little.</summary>
public enum SendingStep
{
    None,

    /// <summary>A draft or event may exist in Graph; its id is not known.</summary>
    Preparing,

    /// <summary>It may have been sent; nothing may be sent again before Graph is asked.</summary>
    Sending,

    /// <summary>Graph took it; it is only to be confirmed.</summary>
    Accepted,
}
