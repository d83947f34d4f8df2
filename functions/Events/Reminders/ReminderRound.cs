using Automations.Events.Store;

namespace Automations.Events.Reminders;

/// <summary>Which reminder of a registration is due between two moments, and when the next one will be. Pure.</summary>
public static class ReminderRound
{
    /// <returns>Null when none is due, or the one that was is out of date.</returns>
    public static PlannedReminder? Due(EventRecord record, Registration registration, EventRunRules rules, DateTimeOffset since, DateTimeOffset until) =>
        Plan(record, registration, rules).LastOrDefault(reminder => reminder.At > since && reminder.At <= until && reminder.Expires > until);

    public static DateTimeOffset? Next(EventRecord record, Registration registration, EventRunRules rules, DateTimeOffset after) =>
        Plan(record, registration, rules).Select(reminder => (DateTimeOffset?)reminder.At).FirstOrDefault(moment => moment > after);

    public static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null ? other
        : other is null || one < other ? one
        : other;

    private static IReadOnlyList<PlannedReminder> Plan(EventRecord record, Registration registration, EventRunRules rules)
    {
        var informed = record.MovedAt > registration.Since ? record.MovedAt.Value : registration.Since;
        var calendar = rules.CalendarOf(registration.Person);
        return ReminderPlanner.Plan(new(record.Details.Time.Start, informed, calendar, record.Details.Reminders ?? rules.Events.Reminders, rules.Events));
    }
}
