using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Digests.Editions;

/// <summary>When an edition of the schedule is put together, decided on, and sent.</summary>
/// <param name="Collects">UTC.</param>
/// <param name="Deadline">UTC; until then the editors decide.</param>
public sealed record EditionPlan(string Edition, NewsCadence Cadence, DateOnly SendOn, TimeOnly SendAt, DateTimeOffset Collects, DateTimeOffset Deadline)
{
    private const int LongestStretchOfDaysOff = 30;

    /// <param name="sendOn">A working day; a day off becomes the next one.</param>
    public static EditionPlan For(NewsCadence cadence, DateOnly sendOn, TimeOnly sendAt, int previewWorkingDays, WorkingCalendar calendar)
    {
        var day = WorkingDayFrom(sendOn, calendar);
        var preview = day;
        for (var left = previewWorkingDays; left > 0; left--)
            preview = WorkingDayBefore(preview, calendar);
        return new(
            EditionIds.Of(cadence, sendOn),
            cadence,
            day,
            sendAt,
            calendar.At(preview, calendar.Hours.Start),
            calendar.At(WorkingDayBefore(day, calendar), calendar.Hours.End)
        );
    }

    private static DateOnly WorkingDayFrom(DateOnly day, WorkingCalendar calendar) =>
        Enumerable.Range(0, LongestStretchOfDaysOff).Select(day.AddDays).First(calendar.IsWorkingDay);

    private static DateOnly WorkingDayBefore(DateOnly day, WorkingCalendar calendar) =>
        Enumerable.Range(1, LongestStretchOfDaysOff).Select(back => day.AddDays(-back)).First(calendar.IsWorkingDay);
}
