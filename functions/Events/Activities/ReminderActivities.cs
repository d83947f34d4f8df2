using Automations.Delivery;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Activities;

public sealed class ReminderActivities(IEventStore events, IRegistrations registrations, EventMail mail)
{
    /// <summary>Takes a <see cref="ReminderOrder"/>, returns a <see cref="RemindersSent"/>.</summary>
    public const string RemindOfEvent = nameof(RemindOfEvent);

    private static readonly TimeSpan Soon = TimeSpan.FromHours(3);

    /// <summary>Queues what became due for a part of those registered. May run twice: each reminder has one message.</summary>
    [Function(RemindOfEvent)]
    public async Task<RemindersSent> RemindAsync([ActivityTrigger] ReminderOrder order, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        if (await events.FindAsync(order.EventId, cancellation) is not { State: EventState.Published } record)
            return new(Next: null, NextReminder: null);
        var page = await registrations.PageAsync(record.Id, PageOrder.Size, order.After, cancellation);
        var (messages, next) = (new List<MessageIntent>(), (DateTimeOffset?)null);
        foreach (var one in page.Registrations.Where(one => one.State == RegistrationState.Seat))
        {
            if (ReminderRound.Due(record, one, order.Rules, order.Since, order.Until) is { } due)
                messages.Add(MessageFor(record, one, due));
            next = ReminderRound.Earlier(next, ReminderRound.Next(record, one, order.Rules, order.Until));
        }

        await mail.SendAsync(messages, client, cancellation);
        return new(page.Next, next);
    }

    /// <summary>At once: the planner has thought of the recipient's hours, and a reminder that waits for the next morning is none.</summary>
    private MessageIntent MessageFor(EventRecord record, Registration one, PlannedReminder due)
    {
        var details = record.Details;
        var view = new EventReminderView(
            details.Title,
            EventNames.Of(details.Format, one.Person.Language),
            details.Time.Start,
            details.Time.Minutes,
            details.Place,
            record.Calendar?.JoinUrl,
            IsSoon: due.Offset.Length <= Soon,
            mail.PageFor(record, one.Person)
        );
        var message = EventMail.Message(record, one.Person, $"{NewsActivities.Reminders}{due.Offset}-{record.Schedule}", view);
        return mail.WithFile(message, record) with { AtOnce = true, Expires = due.Expires };
    }
}

/// <param name="Since">What was due then or before has been seen to.</param>
/// <param name="Until">What is due later is not yet.</param>
public sealed record ReminderOrder(string EventId, EventRunRules Rules, DateTimeOffset Since, DateTimeOffset Until, string? After);

/// <param name="Next">Where the next page begins; null after the last.</param>
/// <param name="NextReminder">When the next one of this page is due; null when none is.</param>
public sealed record RemindersSent(string? Next, DateTimeOffset? NextReminder);
