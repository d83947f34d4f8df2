using Automations.Events.Series;
using Automations.Events.Store;
using Automations.Events.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Holidays;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Planning;

internal sealed class EventDesk(
    IEventStore events,
    IRegistrations registrations,
    EventBell bell,
    EventAdmission admission,
    ProposalMail proposals,
    ProgrammeSettings programme,
    TimeProvider clock
) : IEventDesk
{
    public async Task<IReadOnlyList<EventRecord>> CreateAsync(
        string id,
        EventDetails details,
        SeriesRule? series,
        EventPerson? proposedBy,
        DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var created = new List<EventRecord>();
        foreach (var record in Draft(id, details, series, proposedBy))
            created.Add(await events.TryAddAsync(record, cancellation) ? record : (await events.FindAsync(record.Id, cancellation))!);
        if (proposedBy is not null)
            await proposals.SendAsync(created[0], proposedBy, client, cancellation);
        return created;
    }

    public async Task<DeskAnswer> ChangeAsync(string eventId, EventDetails details, DurableTaskClient client, CancellationToken cancellation)
    {
        var (now, refusal) = (clock.GetUtcNow(), (string?)null);
        var after = await events.ChangeAsync(
            eventId,
            before =>
            {
                refusal = WhyNotChange(before, details, now);
                return refusal is null && !before.Details.IsSameAs(details) ? Changed(before, details, now) : null;
            },
            cancellation
        );
        return await AnswerAsync(after, refusal, client, cancellation);
    }

    public Task<DeskAnswer> PublishAsync(string id, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return ForEachAsync(
            id,
            record => record.State is EventState.Draft or EventState.Proposed,
            record =>
                record.State == EventState.Published ? null
                : record.State is not (EventState.Draft or EventState.Proposed) ? $"It is {record.State} and cannot be published."
                : record.Details.Time.Start <= now ? "It would have begun already; give it a later start first."
                : null,
            record => record.State == EventState.Published ? null : record with { State = EventState.Published, Changed = now },
            client,
            cancellation
        );
    }

    public Task<DeskAnswer> CancelAsync(string id, string? reason, DurableTaskClient client, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return ForEachAsync(
            id,
            record => record.State is not (EventState.Cancelled or EventState.Closed) && record.Details.Time.Start > now,
            record =>
                record.State == EventState.Cancelled ? null
                : record.State == EventState.Closed || record.Details.Time.End <= now ? "It is over and cannot be cancelled."
                : null,
            record =>
                record.State == EventState.Cancelled
                    ? null
                    : record with { State = EventState.Cancelled, CancelReason = reason, Version = record.Version + 1, Changed = now },
            client,
            cancellation
        );
    }

    public Task<RegistrationAnswer> RegisterAsync(string eventId, Person person, string? question, DurableTaskClient client, CancellationToken cancellation) =>
        SeatAsync(eventId, person, question is not null, () => registrations.RegisterAsync(eventId, person, question, cancellation), client, cancellation);

    public Task<RegistrationAnswer> RegisterForAsync(string eventId, Person person, string? question, DurableTaskClient client, CancellationToken cancellation) =>
        SeatAsync(eventId, person, question is not null, () => registrations.RegisterForAsync(eventId, person, question, cancellation), client, cancellation);

    public async Task<RegistrationAnswer> AskAsync(string eventId, Person person, string question, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record)
            return new(RegistrationOutcome.NotFound);
        if (record.Details.Time.Start <= clock.GetUtcNow())
            return new(RegistrationOutcome.Begun, record);
        return await AnswerAsync(record, await registrations.AskAsync(eventId, person, question, cancellation), client, cancellation);
    }

    public async Task<RegistrationAnswer> DeclineAsync(string eventId, Person person, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record)
            return new(RegistrationOutcome.NotFound);
        return await AnswerAsync(record, await registrations.DeclineAsync(eventId, person, cancellation), client, cancellation);
    }

    public Task<DeskAnswer> NoteAttendanceAsync(
        string eventId,
        IReadOnlyList<(Person Person, bool Attended)> people,
        DurableTaskClient client,
        CancellationToken cancellation
    ) =>
        AttendAsync(
            eventId,
            EventAttendance.Begun,
            async () =>
            {
                foreach (var (person, attended) in people)
                    await registrations.NoteAttendanceAsync(eventId, person, attended, cancellation);
            },
            () => IsNotedAsync(eventId, people, cancellation),
            client,
            cancellation
        );

    public Task<DeskAnswer> EveryoneCameAsync(string eventId, DurableTaskClient client, CancellationToken cancellation) =>
        AttendAsync(
            eventId,
            EventAttendance.Closed,
            () => registrations.NoteEveryoneAttendedAsync(eventId, cancellation),
            async () => (await events.FindAsync(eventId, cancellation))?.Figures is { Missed: 0 },
            client,
            cancellation
        );

    public Task<DeskAnswer> CloseAttendanceAsync(string eventId, DurableTaskClient client, CancellationToken cancellation) =>
        AttendAsync(eventId, EventAttendance.Closed, () => Task.CompletedTask, () => Task.FromResult(true), client, cancellation);

    private IEnumerable<EventRecord> Draft(string id, EventDetails details, SeriesRule? series, EventPerson? proposedBy)
    {
        var now = clock.GetUtcNow();
        var record = new EventRecord
        {
            Id = id,
            State = proposedBy is null ? EventState.Draft : EventState.Proposed,
            Details = details,
            Version = 1,
            Created = now,
            Changed = now,
            ProposedBy = proposedBy,
        };
        if (series is null)
            return [record];
        var days = SeriesDays.Of(series, details.Time.Day, day => PublicHolidays.IsHoliday(programme.DefaultOffice.Holidays, day));
        return days.Select(day => record with
        {
            Id = FormattableString.Invariant($"{id}-{day:yyyyMMdd}"),
            SeriesId = id,
            IsRepetition = day != days[0],
            Details = details with { Time = details.Time with { Day = day } },
        });
    }

    private async Task<RegistrationAnswer> SeatAsync(string eventId, Person person, bool asks, Func<Task<Registration?>> register, DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record)
            return new(RegistrationOutcome.NotFound);
        if (!await admission.MayComeAsync(record, person, cancellation))
            return new(RegistrationOutcome.NotInvited, record);
        if (asks && record.Details.Time.Start <= clock.GetUtcNow())
            return new(RegistrationOutcome.Begun, record);
        return await AnswerAsync(record, await register(), client, cancellation);
    }

    private static string? WhyNotChange(EventRecord before, EventDetails details, DateTimeOffset now)
    {
        var difference = new EventDifference(before.Details, details);
        var isOver = before.State == EventState.Closed || before.Details.Time.End <= now;
        return before.State == EventState.Cancelled ? "It is cancelled."
            : isOver && (difference.Matters || before.Details.Capacity != details.Capacity) ? "It is over; its time, title, place and capacity stay."
            : !isOver && difference.IsMoved && details.Time.Start <= now ? "It cannot be moved into the past."
            : null;
    }

    private static EventRecord Changed(EventRecord before, EventDetails details, DateTimeOffset now)
    {
        var isMoved = before.Details.Time.Start != details.Time.Start;
        return before with
        {
            Details = details,
            Version = before.Version + 1,
            Changed = now,
            Schedule = before.Schedule + (isMoved ? 1 : 0),
            MovedAt = isMoved && before.State == EventState.Published ? now : before.MovedAt,
        };
    }

    /// <summary>Does the same to an event, or to those occurrences of a series that it makes sense for.</summary>
    private async Task<DeskAnswer> ForEachAsync(
        string id,
        Func<EventRecord, bool> isMeant,
        Func<EventRecord, string?> whyNot,
        Func<EventRecord, EventRecord?> change,
        DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await events.FindAsync(id, cancellation) is { } single)
            return await OneAsync(single.Id, whyNot, change, client, cancellation);
        var occurrences = (await events.ListAsync(clock.GetUtcNow(), cancellation)).Where(record => record.SeriesId == id).ToList();
        if (occurrences.Count == 0)
            return DeskAnswer.NotFound;
        DeskAnswer? first = null;
        foreach (var occurrence in occurrences.Where(isMeant))
        {
            var answer = await OneAsync(occurrence.Id, whyNot, change, client, cancellation);
            first ??= answer;
        }

        return first ?? new(DeskOutcome.Done, occurrences[0]);
    }

    private async Task<DeskAnswer> OneAsync(
        string eventId,
        Func<EventRecord, string?> whyNot,
        Func<EventRecord, EventRecord?> change,
        DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        string? refusal = null;
        var after = await events.ChangeAsync(
            eventId,
            before =>
            {
                refusal = whyNot(before);
                return refusal is null ? change(before) : null;
            },
            cancellation
        );
        return await AnswerAsync(after, refusal, client, cancellation);
    }

    private async Task<DeskAnswer> AttendAsync(
        string eventId,
        EventAttendance attendance,
        Func<Task> note,
        Func<Task<bool>> isNoted,
        DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record)
            return DeskAnswer.NotFound;
        // somebody whose answer got lost says the same again
        if (record is { State: EventState.Closed, Attendance: EventAttendance.Closed } && await isNoted())
            return new(DeskOutcome.Done, record);
        if (record.State != EventState.Published || record.Details.Time.Start > clock.GetUtcNow())
            return new(DeskOutcome.Conflict, record, record.State == EventState.Published ? "It has not begun yet." : $"It is {record.State}.");
        await note();
        var after = await events.ChangeAsync(eventId, before => before.Attendance < attendance ? before with { Attendance = attendance } : null, cancellation);
        return await AnswerAsync(after, refusal: null, client, cancellation);
    }

    private async Task<bool> IsNotedAsync(string eventId, IReadOnlyList<(Person Person, bool Attended)> people, CancellationToken cancellation)
    {
        foreach (var (person, attended) in people)
        {
            if ((await registrations.FindAsync(eventId, person.Id, cancellation))?.Attended != attended)
                return false;
        }

        return true;
    }

    private async Task<DeskAnswer> AnswerAsync(EventRecord? record, string? refusal, DurableTaskClient client, CancellationToken cancellation)
    {
        if (record is null)
            return DeskAnswer.NotFound;
        if (refusal is not null)
            return new(DeskOutcome.Conflict, record, refusal);
        await registrations.OpenAsync(record, cancellation);
        await bell.RingAsync(record, client, cancellation);
        return new(DeskOutcome.Done, record);
    }

    private async Task<RegistrationAnswer> AnswerAsync(EventRecord record, Registration? registration, DurableTaskClient client, CancellationToken cancellation)
    {
        if (registration is null)
            return new(RegistrationOutcome.Closed, record);
        await bell.RingAsync(record, client, cancellation);
        return new(RegistrationOutcome.Done, record, registration, await registrations.PlaceInLineAsync(record.Id, registration, cancellation));
    }
}
