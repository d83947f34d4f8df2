namespace Automations.Events.Series;

/// <summary>How an event repeats. Each occurrence is an event of its own.</summary>
/// <param name="Every">Each so many days, weeks or months.</param>
/// <param name="Days">Weekly: on these weekdays, that of the first day when empty. Daily: only on these, on all when empty. Monthly: not used.</param>
/// <param name="Monthly">For <see cref="SeriesFrequency.Monthly"/>.</param>
/// <param name="Count">How many occurrences; null when <paramref name="Until"/> ends it.</param>
/// <param name="Until">The last possible day.</param>
/// <param name="SkipHolidays">Leaves out the public holidays of the programme's main office; what is left out does not count.</param>
public sealed record SeriesRule(
    SeriesFrequency Frequency,
    int Every,
    IReadOnlyList<DayOfWeek> Days,
    MonthlyBy Monthly,
    int? Count,
    DateOnly? Until,
    bool SkipHolidays
);

public enum SeriesFrequency
{
    Daily,
    Weekly,
    Monthly,
}

public enum MonthlyBy
{
    /// <summary>On the same day of the month; months that are too short are left out, as in RFC 5545.</summary>
    DayOfMonth,

    /// <summary>On the same weekday in the same week of the month, such as the second Tuesday; the fifth is taken as the last.</summary>
    Weekday,
}
