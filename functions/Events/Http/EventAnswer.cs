using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;

namespace Automations.Events.Http;

/// <summary>An event as the API tells of it.</summary>
/// <param name="Start">UTC; the draft has the local time.</param>
/// <param name="JoinUrl">For community managers only; people get it with their seat.</param>
/// <param name="Reach">Of each reminder, where one event is shown to community managers.</param>
public sealed record EventAnswer(
    string Id,
    string? SeriesId,
    EventState State,
    DateTimeOffset Start,
    DateTimeOffset End,
    EventDraft Event,
    SeatCount Seats,
    EventAttendance Attendance,
    EventFigures? Figures,
    string? CancelReason,
    Uri? JoinUrl,
    string Page,
    IReadOnlyList<ReminderReach>? Reach
)
{
    public static EventAnswer Of(EventRecord record, SeatCount seats, bool forManagers, IReadOnlyList<ReminderReach>? reach = null) =>
        new(
            record.Id,
            record.SeriesId,
            record.State,
            record.Details.Time.Start,
            record.Details.Time.End,
            forManagers ? EventDraft.Of(record.Details) : EventDraft.Of(record.Details) with { Audience = null },
            seats,
            record.Attendance,
            record.Figures,
            record.CancelReason,
            forManagers ? record.Calendar?.JoinUrl : null,
            $"/events/{record.Id}",
            reach
        );
}

public sealed record EventList(IReadOnlyList<EventAnswer> Events);
