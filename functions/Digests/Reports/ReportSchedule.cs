using Automations.Digests.Editions;
using Automations.Digests.Reports.Workflow;
using Automations.Programme;
using Automations.Programme.Reports;

namespace Automations.Digests.Reports;

/// <summary>When which month is reported, in the zone of the digests.</summary>
public static class ReportSchedule
{
    /// <summary>A report that could not begin for longer is not made up for by itself.</summary>
    private const int DaysLate = 5;
    private const int DaysAhead = 40;

    /// <returns>The reports due from a few days ago on, the next ones first; none when the programme has none.</returns>
    public static IReadOnlyList<ReportInput> Around(DateTimeOffset now, ProgrammeSettings programme)
    {
        if (programme.Digests.Report is not { } rules)
            return [];
        var calendar = EditionSchedule.CalendarOf(programme);
        var today = calendar.DayOf(now);
        return
        [
            .. Enumerable
                .Range(-DaysLate, DaysLate + DaysAhead)
                .Select(today.AddDays)
                .Where(day => EditionSchedule.NumberInMonth(day, calendar) == rules.WorkingDay)
                .Select(day => new ReportInput(ReportMonth.IdOf(day.AddMonths(-1)), calendar.At(day, rules.At))),
        ];
    }
}
