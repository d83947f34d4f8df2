using Automations.Delivery;
using Automations.Programme;

namespace Automations.Events.Reminders;

/// <summary>How many people a reminder can reach before it is out of date, at the pace of the programme's mailboxes and with nothing else to send.</summary>
/// <param name="Mailboxes">As many mailboxes like those there are would reach all; null when none can send.</param>
public sealed record ReminderReach(ReminderOffset Reminder, int InTime, int People, int? Mailboxes)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public bool ReachesAll => InTime == People;

    /// <summary>In order of time. For somebody at the programme's own office who has long known of the event.</summary>
    public static IReadOnlyList<ReminderReach> Of(EventRecord record, int people, EventRunRules rules, SendingCapacity capacity)
    {
        var plan = ReminderPlanner.Plan(
            new(record.Details.Time.Start, DateTimeOffset.MinValue, rules.OfficeCalendar, record.Details.Reminders ?? rules.Events.Reminders, rules.Events)
        );
        var before = new List<(DateTimeOffset At, int Sent)>();
        var reach = new List<ReminderReach>();
        foreach (var reminder in plan)
        {
            var window = reminder.Expires - reminder.At;
            var byPace = (long)(window.TotalMinutes * capacity.MessagesPerMinute);
            var byDay = (long)Math.Ceiling(window / Day) * capacity.RecipientsPerDay;
            var sameDay = before.Where(other => reminder.At - other.At < Day).Select(other => other.Sent).ToList();
            var inTime = (int)Math.Min(people, Math.Min(byPace, Math.Max(0, byDay - sameDay.Sum())));
            before.Add((reminder.At, inTime));
            var mailboxes = Math.Max(MailboxesFor(people, byPace, capacity), MailboxesFor(people * (sameDay.Count + 1L), byDay, capacity));
            reach.Add(new(reminder.Offset, inTime, people, capacity.Mailboxes == 0 ? null : mailboxes));
        }

        return reach;
    }

    /// <param name="possible">For those there are.</param>
    private static int MailboxesFor(long messages, long possible, SendingCapacity capacity) =>
        possible == 0 ? 1 : (int)Math.Max(1, Math.Ceiling((double)messages * capacity.Mailboxes / possible));
}
