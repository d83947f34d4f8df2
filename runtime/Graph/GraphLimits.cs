namespace Automations.Runtime.Graph;

/// <summary>What Exchange Online allows, measured in the clock's time. A limit that is null is switched off.</summary>
public sealed record GraphLimits
{
    /// <summary>Messages a mailbox may send in any 60 seconds.</summary>
    public int? MessagesPerMinute { get; init; } = 30;

    /// <summary>Recipients a mailbox may address in any 24 hours.</summary>
    public int? RecipientsPerDay { get; init; } = 10_000;

    /// <summary>Outlook requests of one application to one mailbox in any 10 minutes.</summary>
    public int? RequestsPerTenMinutes { get; init; } = 10_000;

    /// <summary>Outlook requests of one application to one mailbox in flight at the same moment.</summary>
    public int? ConcurrentRequests { get; init; } = 4;

    /// <summary>Recipients of one message; Exchange's default, not applied to meeting messages.</summary>
    public int? RecipientsPerMessage { get; init; } = 500;

    public static GraphLimits None { get; } = new()
    {
        MessagesPerMinute = null,
        RecipientsPerDay = null,
        RequestsPerTenMinutes = null,
        ConcurrentRequests = null,
        RecipientsPerMessage = null,
    };
}
