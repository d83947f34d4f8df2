using System.Text.Json.Serialization;

namespace Automations.Events;

/// <summary>One event, or one occurrence of a series, as the store keeps it.</summary>
public sealed record EventRecord
{
    /// <summary>Letters and digits; that of an occurrence is the series' id, a hyphen and the day.</summary>
    public required string Id { get; init; }

    public string? SeriesId { get; init; }

    /// <summary>An occurrence after the first of its series: the channel has heard of it already.</summary>
    public bool IsRepetition { get; init; }

    public required EventState State { get; init; }

    public required EventDetails Details { get; init; }

    /// <summary>Counts changes of the details; the SEQUENCE of its calendar files.</summary>
    public int Version { get; init; }

    /// <summary>Counts moves: reminders of another schedule are other reminders.</summary>
    public int Schedule { get; init; }

    /// <summary>When it was last moved; null when never.</summary>
    public DateTimeOffset? MovedAt { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Changed { get; init; }

    /// <summary>Set when a champion proposed it.</summary>
    public EventPerson? ProposedBy { get; init; }

    /// <summary>What those concerned were last told; null while it is not published.</summary>
    public EventDetails? Told { get; init; }

    /// <summary>Of the details in <see cref="Told"/>.</summary>
    public int ToldVersion { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; init; }

    public EventCalendarEntry? Calendar { get; init; }

    public EventAttendance Attendance { get; init; }

    /// <summary>Kept when nobody's registration is any more.</summary>
    public EventFigures? Figures { get; init; }

    [JsonIgnore]
    public string InstanceId => InstanceIdOf(Id);

    public static string InstanceIdOf(string eventId) => $"event-{eventId}";
}

/// <summary>Its entry in the programme's calendar.</summary>
/// <param name="Version">The details it shows.</param>
/// <param name="Shows">A digest of what it shows: it is not touched, and nobody written to by Exchange, while that stays the same.</param>
/// <param name="JoinUrl">Null when it has no Teams meeting.</param>
public sealed record EventCalendarEntry(string Id, int Version, string Shows, Uri? JoinUrl);

/// <summary>What is known of who was there.</summary>
public enum EventAttendance
{
    Unknown,

    /// <summary>Some were ticked off, but nobody has said that these are all.</summary>
    Begun,

    /// <summary>A host says: this is it.</summary>
    Closed,
}

public sealed record EventFigures(int Registered, int Waiting, int Declined, int Attended, int Missed);
