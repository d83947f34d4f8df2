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
        var known = await KnownAsync(notices, record, cancellation);
        var (messages, next) = (new List<MessageIntent>(), (DateTimeOffset?)null);
        // of several notices for one person only the last is news
        foreach (var notice in notices.Where(notice => notice.Kind != NoticeKind.Asked).GroupBy(notice => notice.PersonId).Select(group => group.Last()))
        {
            if (!known.TryGetValue(notice.PersonId, out var registration))
                continue;
            if (await MessageFor(record, notice, registration, cancellation) is { } message)
                messages.Add(message);
            if (registration.State == RegistrationState.Seat)
                next = ReminderRound.Earlier(next, ReminderRound.Next(record, registration, order.Rules, clock.GetUtcNow()));
        }

        await mail.SendAsync(messages, client, cancellation);
        var joined = With(NoticeKind.Registered, NoticeKind.OnTheWaitingList).Where(one => one.State != RegistrationState.Declined);
        await topics.HandOverAsync(record, joined, With(NoticeKind.Asked).Where(one => one.Question is not null), cancellation);
        await registrations.ForgetNoticesAsync(record.Id, notices, cancellation);
        return new(notices.Count == AtATime, next);

        IEnumerable<Registration> With(params NoticeKind[] kinds) =>
            notices.Where(notice => kinds.Contains(notice.Kind)).Select(notice => notice.PersonId).Distinct().Where(known.ContainsKey).Select(person => known[person]);
    }

    private async Task<IReadOnlyDictionary<string, Registration>> KnownAsync(IEnumerable<RegistrationNotice> notices, EventRecord record, CancellationToken cancellation)
    {
        var known = new Dictionary<string, Registration>(StringComparer.Ordinal);
        foreach (var person in notices.Select(notice => notice.PersonId).Distinct())
            if (await registrations.FindAsync(record.Id, person, cancellation) is { } registration)
                known.Add(person, registration);
        return known;
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
