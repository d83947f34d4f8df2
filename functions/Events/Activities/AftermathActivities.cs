using Automations.Delivery;
using Automations.Events.Store;
using Automations.People;
using Automations.Programme.Surveys;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Activities;

/// <summary>What follows when an event is over. All of it may run twice.</summary>
public sealed class AftermathActivities(IEventStore events, IRegistrations registrations, IDirectory directory, EventMail mail, ISurveyOrders surveys, TimeProvider clock)
{
    /// <summary>Takes an <see cref="AttendanceQuestion"/>.</summary>
    public const string AskWhoWasThere = nameof(AskWhoWasThere);

    /// <summary>Takes a <see cref="PageOrder"/>, returns a <see cref="PageDone"/>.</summary>
    public const string ThankForEvent = nameof(ThankForEvent);

    /// <summary>Takes a <see cref="PageOrder"/>.</summary>
    public const string OrderEventFeedback = nameof(OrderEventFeedback);

    /// <summary>Takes a <see cref="PageOrder"/>.</summary>
    public const string SumEventUp = nameof(SumEventUp);

    /// <summary>Takes an event's id, returns whether something is left.</summary>
    public const string ForgetRegistrations = nameof(ForgetRegistrations);

    private const int DeletedAtATime = 500;

    [Function(AskWhoWasThere)]
    public async Task AskAsync([ActivityTrigger] AttendanceQuestion question, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(question.EventId, cancellation) is not { Attendance: not EventAttendance.Closed } record)
            return;
        var seats = await registrations.CountAsync(record.Id, cancellation);
        if (seats.Seats == 0)
            return;
        var questions = new List<MessageIntent>();
        foreach (var host in await HostsAsync(record, cancellation))
        {
            var view = new WhoWasThereView(record.Details.Title, record.Details.Time.Start, seats.Seats, question.IsAgain, mail.CheckInFor(record, host));
            questions.Add(EventMail.Message(record, host, question.IsAgain ? "attendance-again" : "attendance", view));
        }

        await mail.SendAsync(questions, client, cancellation);
    }

    /// <summary>Only when somebody has said who was there: nobody is thanked, or missed, on a guess.</summary>
    [Function(ThankForEvent)]
    public async Task<PageDone> ThankAsync([ActivityTrigger] PageOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(order.EventId, cancellation) is not { Attendance: not EventAttendance.Unknown } record)
            return PageDone.Last;
        var page = await registrations.PageAsync(record.Id, PageOrder.Size, order.After, cancellation);
        var expected = page.Registrations.Where(one => one.Attended || one.State == RegistrationState.Seat);
        await mail.SendAsync([.. expected.Select(one => one.Attended ? ThanksFor(record, one, order.Rules) : RegretFor(record, one))], client, cancellation);
        return new(page.Next);
    }

    /// <summary>The survey goes to those who were there, and to nobody else.</summary>
    [Function(OrderEventFeedback)]
    public async Task OrderFeedbackAsync([ActivityTrigger] PageOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (!order.Rules.Events.Feedback || await events.FindAsync(order.EventId, cancellation) is not { Attendance: not EventAttendance.Unknown } record)
            return;
        var there = new List<string>();
        await foreach (var one in registrations.AllAsync(record.Id, cancellation))
            if (one.Attended)
                there.Add(one.Person.Id);
        if (there.Count == 0)
            return;
        var feedback = new SurveyOrder
        {
            Survey = BuiltInSurveys.EventFeedback,
            Run = $"{record.Id}-feedback",
            Audience = there,
            Occasion = new(record.Details.Title, record.Details.Time.Start, record.Details.Time.TimeZone),
            Closes = clock.GetUtcNow().AddDays(order.Rules.Events.FeedbackDays),
            Hosts = [.. record.Details.Hosts.Select(host => host.Id)],
        };
        await surveys.PlaceAsync(feedback, client, cancellation);
    }

    [Function(SumEventUp)]
    public async Task SumUpAsync([ActivityTrigger] PageOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(order.EventId, cancellation) is not { } record)
            return;
        var figures = record.Figures ?? await CountAsync(record, cancellation);
        await events.ChangeAsync(record.Id, now => now with { Figures = now.Figures ?? figures, State = EventState.Closed }, cancellation);
        var readers = (await HostsAsync(record, cancellation)).Concat(await directory.CommunityManagersAsync(cancellation)).DistinctBy(person => person.Id);
        await mail.SendAsync([.. readers.Select(reader => SummaryFor(record, reader, figures, order.Rules))], client, cancellation);
    }

    [Function(ForgetRegistrations)]
    public Task<bool> ForgetAsync([ActivityTrigger] string eventId, CancellationToken cancellation) =>
        registrations.DeleteSomeAsync(eventId, DeletedAtATime, cancellation);

    private static MessageIntent ThanksFor(EventRecord record, Registration one, EventRunRules rules) =>
        EventMail.Message(
            record,
            one.Person,
            "thanks",
            new EventThanksView(record.Details.Title, EventNames.Of(record.Details.Format, one.Person.Language), record.Details.Material, rules.Events.Feedback)
        ) with
        {
            MayWait = true,
        };

    private MessageIntent RegretFor(EventRecord record, Registration one) =>
        EventMail.Message(
            record,
            one.Person,
            "missed",
            new EventMissedView(
                record.Details.Title,
                EventNames.Of(record.Details.Format, one.Person.Language),
                record.Details.Material,
                mail.EventsPage(one.Person.Language)
            )
        ) with
        {
            MayWait = true,
        };

    private static MessageIntent SummaryFor(EventRecord record, Person reader, EventFigures figures, EventRunRules rules)
    {
        var (details, isKnown) = (record.Details, record.Attendance != EventAttendance.Unknown);
        var view = new EventSummaryView(
            details.Title,
            EventNames.Of(details.Format, reader.Language),
            details.Time.Start,
            figures.Registered,
            figures.Attended,
            figures.Missed,
            figures.Declined,
            figures.Waiting,
            isKnown,
            WithFeedback: isKnown && rules.Events.Feedback && figures.Attended > 0
        );
        return EventMail.Message(record, reader, "summary", view);
    }

    private async Task<EventFigures> CountAsync(EventRecord record, CancellationToken cancellation)
    {
        var figures = new EventFigures(0, 0, 0, 0, 0);
        await foreach (var one in registrations.AllAsync(record.Id, cancellation))
            figures = figures with
            {
                Registered = figures.Registered + (one.State == RegistrationState.Seat ? 1 : 0),
                Waiting = figures.Waiting + (one.State == RegistrationState.Waiting ? 1 : 0),
                Declined = figures.Declined + (one.State == RegistrationState.Declined ? 1 : 0),
                Attended = figures.Attended + (one.Attended ? 1 : 0),
                Missed = figures.Missed + (one is { State: RegistrationState.Seat, Attended: false } ? 1 : 0),
            };
        return figures;
    }

    private async Task<IReadOnlyList<Person>> HostsAsync(EventRecord record, CancellationToken cancellation) =>
        [.. (await directory.FindEachAsync([.. record.Details.Hosts.Select(host => host.Id)], cancellation)).OfType<Person>()];
}

/// <param name="IsAgain">It was asked before.</param>
public sealed record AttendanceQuestion(string EventId, bool IsAgain);
