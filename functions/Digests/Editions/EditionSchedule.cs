using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Digests.Editions;

/// <summary>Which editions the programme's rules want, in the programme's zone.</summary>
public static class EditionSchedule
{
    private const int DaysAhead = 45;

    public static WorkingCalendar CalendarOf(ProgrammeSettings programme) =>
        programme.CalendarOf(programme.DefaultOffice.Holidays, programme.Digests.TimeZone ?? programme.DefaultOffice.TimeZone);

    /// <summary>Every edition whose deadline is still ahead, by the moment at which it is collected.</summary>
    public static IReadOnlyList<EditionPlan> From(DateTimeOffset now, ProgrammeSettings programme)
    {
        var (rules, calendar) = (programme.Digests, CalendarOf(programme));
        var today = calendar.DayOf(now);
        var plans = new List<EditionPlan>();
        foreach (var day in Enumerable.Range(-DaysAhead, 2 * DaysAhead).Select(today.AddDays))
        {
            if (rules.Weekly is { } weekly && day.DayOfWeek == weekly.Day)
                plans.Add(EditionPlan.For(NewsCadence.Weekly, day, weekly.At, rules.PreviewWorkingDays, calendar));
            if (rules.Monthly is { } monthly && NumberInMonth(day, calendar) == monthly.WorkingDay)
                plans.Add(EditionPlan.For(NewsCadence.Monthly, day, monthly.At, rules.PreviewWorkingDays, calendar));
        }

        return [.. plans.Where(plan => plan.Deadline > now).OrderBy(plan => plan.Collects).ThenBy(plan => plan.Cadence)];
    }

    /// <summary>Those that are collected by a moment. An edition whose deadline has passed by now is not made up for.</summary>
    public static IEnumerable<EditionPlan> DueBy(DateTimeOffset moment, DateTimeOffset now, ProgrammeSettings programme) =>
        From(now, programme).Where(plan => plan.Collects <= moment);

    /// <returns>Which working day of its month it is; null for a day off.</returns>
    public static int? NumberInMonth(DateOnly day, WorkingCalendar calendar) =>
        calendar.IsWorkingDay(day) ? Enumerable.Range(1, day.Day).Count(number => calendar.IsWorkingDay(new(day.Year, day.Month, number))) : null;
}
