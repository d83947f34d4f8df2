using Automations.Delivery;
using Automations.Events.Calendar;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Activities;

/// <summary>Tells people what became of their registration. May run twice: a notice has one message, and goes when that is in the outbox.</summary>
public sealed class NoticeActivities(IEventStore events, IRegistrations registrations, EventMail mail, RegistrationTopics topics, TimeProvider clock)
{
    /// <summary>Takes a <see cref="PageOrder"/>, returns a <see cref="NoticesPassed"/>.</summary>
    public const string PassOnEventNotices = nameof(PassOnEventNotices);

    private const int AtATime = 100;

    [Function(PassOnEventNotices)]
    public async Task<NoticesPassed> PassOnAsync([ActivityTrigger] PageOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(order.EventId, cancellation) is not { } record)
            return new(More: false, NextReminder: null);
        var notices = await registrations.NoticesAsync(record.Id, AtATime, cancellation);
        var (messages, joined, next) = (new List<MessageIntent>(), new List<Registration>(), (DateTimeOffset?)null);
        // of several notices for one person only the last is news
        foreach (var notice in notices.Where(notice => notice.Kind != NoticeKind.Asked).GroupBy(notice => notice.PersonId).Select(group => group.Last()))
        {
            if (await registrations.FindAsync(record.Id, notice.PersonId, cancellation) is not { } registration)
                continue;
            if (await MessageFor(record, notice, registration, cancellation) is { } message)
                messages.Add(message);
            if (notice.Kind is NoticeKind.Registered or NoticeKind.OnTheWaitingList && registration.State != RegistrationState.Declined)
                joined.Add(registration);
            if (registration.State == RegistrationState.Seat)
                next = ReminderRound.Earlier(next, ReminderRound.Next(record, registration, order.Rules, clock.GetUtcNow()));
        }

        await mail.SendAsync(messages, client, cancellation);
        await topics.HandOverAsync(record, joined, await AskedAsync(notices, record, cancellation), cancellation);
        await registrations.ForgetNoticesAsync(record.Id, notices, cancellation);
        return new(notices.Count == AtATime, next);
    }

    private async Task<IReadOnlyList<Registration>> AskedAsync(IEnumerable<RegistrationNotice> notices, EventRecord record, CancellationToken cancellation)
    {
        var asked = new List<Registration>();
        foreach (var person in notices.Where(notice => notice.Kind == NoticeKind.Asked).Select(notice => notice.PersonId).Distinct())
            if (await registrations.FindAsync(record.Id, person, cancellation) is { Question: not null } registration)
                asked.Add(registration);
        return asked;
    }

    private async Task<MessageIntent?> MessageFor(EventRecord record, RegistrationNotice notice, Registration one, CancellationToken cancellation)
    {
        var (details, person) = (record.Details, one.Person);
        var (format, start, join, page) = (EventNames.Of(details.Format, person.Language), details.Time.Start, record.Calendar?.JoinUrl, mail.PageFor(record, person));
        var occasion = $"registration-{notice.Number}";
        switch (notice.Kind, one.State)
        {
            case (NoticeKind.Registered, RegistrationState.Seat):
                var registered = new RegisteredView(details.Title, format, start, details.Time.Minutes, details.Place, join, page);
                return AtOnce(mail.WithFile(EventMail.Message(record, person, occasion, registered), record), record);
            case (NoticeKind.OnTheWaitingList, RegistrationState.Waiting):
                var line = await registrations.PlaceInLineAsync(record.Id, one, cancellation);
                return AtOnce(EventMail.Message(record, person, occasion, new WaitingListView(details.Title, format, start, line, page)), record);
            case (NoticeKind.MovedUp, RegistrationState.Seat):
                var movedUp = new MovedUpView(details.Title, format, start, details.Time.Minutes, details.Place, join, page);
                return mail.InTime(mail.WithFile(EventMail.Message(record, person, occasion, movedUp), record) with { Expires = details.Time.End }, start);
            case (NoticeKind.Unregistered, RegistrationState.Declined):
                await mail.CancelAsync(
                    new(record.InstanceId, "the recipient is not coming", EventMail.OccasionOf(record, NewsActivities.Reminders), person.Id),
                    cancellation
                );
                var unregistered = new UnregisteredView(details.Title, format, start, page);
                return AtOnce(mail.WithFile(EventMail.Message(record, person, occasion, unregistered), record, EventFiles.Cancel), record);
            default:
                // it is different by now, and a later notice says so
                return null;
        }
    }

    private static MessageIntent AtOnce(MessageIntent message, EventRecord record) =>
        message with { AtOnce = true, Priority = MessagePriority.Answer, Expires = record.Details.Time.End };
}

/// <param name="NextReminder">The first reminder that one of these people will get; null when none will.</param>
public sealed record NoticesPassed(bool More, DateTimeOffset? NextReminder);
