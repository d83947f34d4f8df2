namespace Automations.Runtime.Graph.Mail;

/// <summary>One copy of a letter in one folder of one mailbox.</summary>
internal sealed record Message
{
    public required long Sequence { get; init; }

    /// <summary>Counts the moves: the id that is not immutable is another one after each.</summary>
    public int Generation { get; init; }

    public required string Mailbox { get; init; }

    public required string Folder { get; init; }

    public required Letter Letter { get; init; }

    public string Kind { get; init; } = MessageKind.Mail;

    public bool IsDraft { get; init; }

    public bool IsRead { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public string? EventId { get; init; }

    public required string CreatedAt { get; init; }

    public required string ModifiedAt { get; init; }

    public required string ReceivedAt { get; init; }

    public string ItemId => StableId.Item("AAMkAM", Mailbox, Sequence, Generation);

    public string ImmutableId => StableId.Item("AAkALM", Mailbox, Sequence, 0);
}

internal static class MessageKind
{
    public const string Mail = "mail";
    public const string NonDelivery = "nonDelivery";
    public const string MeetingRequest = "meetingRequest";
    public const string MeetingCancelled = "meetingCancelled";
    public const string MeetingResponse = "meetingResponse";

    public static bool IsMeeting(string kind) => kind is MeetingRequest or MeetingCancelled or MeetingResponse;
}
