using Automations.Delivery;
using Automations.Onboarding.Activities;
using Automations.Programme;

namespace Automations.Onboarding.Workflow;

/// <summary>The onboarding call a newcomer is invited to: the next that is at least a working day ahead and on no day off of theirs.</summary>
internal static class NextCall
{
    private const int MostWeeksAhead = 8;

    /// <returns>Null when the programme holds none.</returns>
    public static Appointment? After(DateTimeOffset now, OnboardingCall? call, WorkingCalendar newcomer)
    {
        if (call is null)
            return null;
        var organiser = newcomer with { TimeZone = call.TimeZone };
        var earliest = newcomer.AddWorkingDays(now, 1);
        var first = organiser.DayOf(now);
        return Enumerable
            .Range(0, MostWeeksAhead * 7)
            .Select(ahead => first.AddDays(ahead))
            .Where(day => day.DayOfWeek == call.Day && !IsDayOff(newcomer, day))
            .Select(day => organiser.At(day, call.Start))
            .Where(start => start >= earliest)
            .Select(start => new Appointment(start, TimeSpan.FromMinutes(call.Minutes), call.TimeZone, OnlineMeeting: true))
            .FirstOrDefault();
    }

    private static bool IsDayOff(WorkingCalendar calendar, DateOnly day) =>
        calendar.Hours.Days.Contains(day.DayOfWeek) && !calendar.IsWorkingDay(day);
}
