using Automations.Programme;
using NodaTime;

namespace Automations.Events.Reminders;

/// <summary>
/// When one person is reminded of an event. Pure.
/// <para>
/// A reminder days before comes on a working day and within working hours of the recipient, rather earlier than later: a Monday's event
/// is announced on Friday, not an hour before it. A reminder of the same day waits for the recipient's working hours while there is time
/// for that, comes as planned when the event itself lies outside them, and never comes in the night.
/// </para>
/// </summary>
public static class ReminderPlanner
{
    private const int LongestStretchOfDaysOff = 60;

    /// <summary>Somebody who reads it then can still get to the meeting.</summary>
    private static readonly TimeSpan LeastNotice = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan BeforeWorkEnds = TimeSpan.FromHours(1);

    /// <returns>In order of time, each once; every one is out of date when the next one comes, the last when the event begins.</returns>
    public static IReadOnlyList<PlannedReminder> Plan(ReminderCase of)
    {
        var plan = new List<PlannedReminder>();
        var next = of.Start;
        foreach (var offset in of.Offsets.Distinct().OrderBy(offset => offset.Length))
        {
            if (MomentOf(offset, of) is not { } moment || moment >= next)
                continue;
            plan.Insert(0, new(offset, moment, next));
            next = moment;
        }

        var earliest = of.InformedAt.AddHours(of.Rules.NoReminderWithinHours);
        return [.. plan.Where(reminder => reminder.At >= earliest)];
    }

    private static DateTimeOffset? MomentOf(ReminderOffset offset, ReminderCase of) =>
        offset.Days > 0 ? DaysBefore(offset.Days, of) : HoursBefore(offset.Length, of);

    private static DateTimeOffset? DaysBefore(int days, ReminderCase of)
    {
        var (hours, start) = (of.Calendar.Hours, of.LocalOf(of.Start));
        var latest = hours.End.ToTimeSpan() - BeforeWorkEnds;
        var time = TimeOnly.FromTimeSpan(Clamp(start.TimeOfDay.ToTimeOnly().ToTimeSpan(), hours.Start.ToTimeSpan(), latest));
        var planned = start.Date.ToDateOnly().AddDays(-days);
        for (var back = 0; back <= LongestStretchOfDaysOff; back++)
        {
            if (of.Calendar.IsWorkingDay(planned.AddDays(-back)))
                return of.Calendar.At(planned.AddDays(-back), time);
        }

        return null;
    }

    private static DateTimeOffset? HoursBefore(TimeSpan length, ReminderCase of)
    {
        var planned = of.Start - length;
        var latest = of.Start - (length < LeastNotice ? length : LeastNotice);
        if (of.Calendar.NextWorkingMoment(planned) is var working && working <= latest)
            return working;
        if (!IsNight(planned, of))
            return planned;
        var morning = MorningAfter(planned, of);
        return morning <= latest ? morning : null;
    }

    private static bool IsNight(DateTimeOffset moment, ReminderCase of) => of.Rules.QuietHours.Contains(of.LocalOf(moment).TimeOfDay.ToTimeOnly());

    private static DateTimeOffset MorningAfter(DateTimeOffset night, ReminderCase of)
    {
        var today = of.LocalOf(night).Date.ToDateOnly();
        var morning = of.Calendar.At(today, of.Rules.QuietHours.End);
        return morning > night ? morning : of.Calendar.At(today.AddDays(1), of.Rules.QuietHours.End);
    }

    private static TimeSpan Clamp(TimeSpan time, TimeSpan earliest, TimeSpan latest) =>
        time > latest && latest >= earliest ? latest
        : time < earliest || latest < earliest ? earliest
        : time;
}

/// <param name="InformedAt">When the person last learned the event's time: registered, moved up, or heard of a move.</param>
/// <param name="Calendar">The recipient's own.</param>
public sealed record ReminderCase(
    DateTimeOffset Start,
    DateTimeOffset InformedAt,
    WorkingCalendar Calendar,
    IReadOnlyList<ReminderOffset> Offsets,
    EventRules Rules
)
{
    internal LocalDateTime LocalOf(DateTimeOffset moment) =>
        Instant.FromDateTimeOffset(moment).InZone(DateTimeZoneProviders.Tzdb[Calendar.TimeZone]).LocalDateTime;
}

/// <param name="Expires">Not sent from then on.</param>
public sealed record PlannedReminder(ReminderOffset Offset, DateTimeOffset At, DateTimeOffset Expires);
