namespace Automations.Events.Series;

/// <summary>The days of a series, from its rule. Pure.</summary>
public static class SeriesDays
{
    public const int MostOccurrences = 104;

    private const int MostYears = 5;
    private const int WeeksOfTheLast = 5;

    /// <param name="first">The first occurrence; it is always one, also on a holiday.</param>
    public static IReadOnlyList<DateOnly> Of(SeriesRule rule, DateOnly first, Func<DateOnly, bool> isHoliday)
    {
        var end = rule.Until ?? first.AddYears(MostYears);
        return
        [
            .. Candidates(rule, first)
                .TakeWhile(day => day <= end && day <= first.AddYears(MostYears))
                .Where(day => day == first || !rule.SkipHolidays || !isHoliday(day))
                .Take(Math.Min(rule.Count ?? MostOccurrences, MostOccurrences)),
        ];
    }

    private static IEnumerable<DateOnly> Candidates(SeriesRule rule, DateOnly first) =>
        rule.Frequency switch
        {
            SeriesFrequency.Daily => Daily(rule, first),
            SeriesFrequency.Weekly => Weekly(rule, first),
            _ => Monthly(rule, first),
        };

    private static IEnumerable<DateOnly> Daily(SeriesRule rule, DateOnly first)
    {
        for (var day = first; ; day = day.AddDays(rule.Every))
        {
            if (day == first || rule.Days.Count == 0 || rule.Days.Contains(day.DayOfWeek))
                yield return day;
        }
    }

    private static IEnumerable<DateOnly> Weekly(SeriesRule rule, DateOnly first)
    {
        var monday = first.AddDays(-DaysFromMonday(first.DayOfWeek));
        var days = rule.Days.Append(first.DayOfWeek).Distinct().Select(DaysFromMonday).Order().ToList();
        for (var week = monday; ; week = week.AddDays(7 * rule.Every))
        {
            foreach (var day in days.Select(week.AddDays).Where(day => day >= first))
                yield return day;
        }
    }

    private static IEnumerable<DateOnly> Monthly(SeriesRule rule, DateOnly first)
    {
        for (var month = 0; ; month += rule.Every)
        {
            var start = new DateOnly(first.Year, first.Month, 1).AddMonths(month);
            if (rule.Monthly == MonthlyBy.Weekday)
                yield return SameWeekday(start, first);
            else if (first.Day <= DateTime.DaysInMonth(start.Year, start.Month))
                yield return start.AddDays(first.Day - 1);
        }
    }

    private static DateOnly SameWeekday(DateOnly month, DateOnly first)
    {
        var week = (first.Day - 1) / 7 + 1;
        var days = Enumerable
            .Range(0, DateTime.DaysInMonth(month.Year, month.Month))
            .Select(month.AddDays)
            .Where(day => day.DayOfWeek == first.DayOfWeek)
            .ToList();
        return week >= WeeksOfTheLast ? days[^1] : days[week - 1];
    }

    private static int DaysFromMonday(DayOfWeek day) => ((int)day + 6) % 7;
}
