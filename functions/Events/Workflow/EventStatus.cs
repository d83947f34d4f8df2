using System.Text.Json.Serialization;

namespace Automations.Events.Workflow;

/// <summary>Where an event stands, in business terms; the workflow's custom status.</summary>
/// <param name="Next">What happens by itself, and when (UTC); null when nothing is planned.</param>
/// <param name="WaitingFor"><c>hosts</c>, or null.</param>
/// <param name="Note">What went wrong; it is tried again by itself.</param>
public sealed record EventStatus(EventStep Step, EventPlan? Next, string? WaitingFor = null, string? Note = null);

public sealed record EventPlan(string What, DateTimeOffset When);

[JsonConverter(typeof(JsonStringEnumConverter<EventStep>))]
public enum EventStep
{
    Announced,
    AwaitingAttendance,
    Retained,

    // from here on: the ends
    Completed,
    CalledOff,
    Unknown,
}
