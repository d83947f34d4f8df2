using System.Text.Json;
using Automations.Programme;

namespace Automations.Events;

/// <summary>What the people who plan an event say about it.</summary>
public sealed record EventDetails
{
    public required EventFormat Format { get; init; }

    public required string Title { get; init; }

    /// <summary>Markdown.</summary>
    public string Description { get; init; } = "";

    public required IReadOnlyList<EventPerson> Hosts { get; init; }

    public required EventTime Time { get; init; }

    /// <summary>A room; null for an event that is online only.</summary>
    public string? Place { get; init; }

    /// <summary>Teams makes a meeting for it.</summary>
    public bool OnlineMeeting { get; init; }

    /// <summary>Two-letter languages it is held in.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public EventAudience Audience { get; init; } = EventAudience.Everybody;

    /// <summary>How many have room; null for everybody who comes.</summary>
    public int? Capacity { get; init; }

    /// <summary>When people are reminded; null for the programme's own times.</summary>
    public IReadOnlyList<ReminderOffset>? Reminders { get; init; }

    /// <summary>Slides or a recording, for those who came and those who could not.</summary>
    public Uri? Material { get; init; }

    /// <summary>A change to what it is already, as when somebody sends it a second time, is none.</summary>
    public bool IsSameAs(EventDetails other) => JsonSerializer.Serialize(this, ProgrammeJson.Options) == JsonSerializer.Serialize(other, ProgrammeJson.Options);
}
