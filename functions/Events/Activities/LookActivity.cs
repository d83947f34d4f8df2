using Automations.Events.Store;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Events.Activities;

public sealed class LookActivity(IEventStore events, IRegistrations registrations)
{
    /// <summary>Takes an event's id, returns an <see cref="EventSight"/>, null when there is no such event.</summary>
    public const string LookAtEvent = nameof(LookAtEvent);

    /// <summary>Brings the seats in step with the event on the way, should whoever changed it have died before that.</summary>
    [Function(LookAtEvent)]
    public async Task<EventSight?> LookAsync([ActivityTrigger] string eventId, CancellationToken cancellation)
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record)
            return null;
        await registrations.OpenAsync(record, cancellation);
        var notices = await registrations.NoticesAsync(eventId, 1, cancellation);
        return new(
            record.State,
            record.Version,
            record.Schedule,
            record.Details.Time.Start,
            record.Details.Time.End,
            IsAnnounced: record.Told is not null,
            HasNews: record.Told is not null && record.ToldVersion < record.Version,
            IsInCalendar: record.Calendar?.Version == record.Version,
            HasInvited: record.Details.Audience.Kind == AudienceKind.Invited,
            HasNotices: notices.Count > 0,
            record.Attendance
        );
    }
}

/// <summary>An event as its workflow sees it: enough to know what is to be done next.</summary>
/// <param name="HasNews">It was changed, and those concerned were not told yet.</param>
/// <param name="IsInCalendar">The calendar shows the present version.</param>
/// <param name="HasNotices">Somebody is to be told of their registration.</param>
public sealed record EventSight(
    EventState State,
    int Version,
    int Schedule,
    DateTimeOffset Start,
    DateTimeOffset End,
    bool IsAnnounced,
    bool HasNews,
    bool IsInCalendar,
    bool HasInvited,
    bool HasNotices,
    EventAttendance Attendance
);
