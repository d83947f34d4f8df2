using System.Text.Json.Nodes;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>One person's copy of an event; the copies of a meeting share the <see cref="Uid"/>.</summary>
internal sealed record CalendarEvent
{
    public required long Sequence { get; init; }

    public required string Mailbox { get; init; }

    public required string Uid { get; init; }

    public string? TransactionId { get; init; }

    public required bool IsOrganizer { get; init; }

    public required string Subject { get; init; }

    /// <summary>UTC.</summary>
    public required string StartAt { get; init; }

    /// <summary>UTC.</summary>
    public required string EndAt { get; init; }

    public required string CreatedAt { get; init; }

    public required string ModifiedAt { get; init; }

    /// <summary>What else Graph tells of an event, in Graph's spelling.</summary>
    public required JsonObject Details { get; init; }

    public string Id => StableId.Item("AAMkAE", Mailbox, Sequence, 0);

    public IEnumerable<JsonObject> Attendees => (Details["attendees"] as JsonArray ?? []).OfType<JsonObject>();
}
