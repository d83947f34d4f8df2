namespace Automations.Programme.Holidays;

/// <summary>A holiday's name and its day in a year; null in years that do not have it.</summary>
internal sealed record HolidayRule(string Name, Func<int, DateOnly?> DayIn)
{
    public static HolidayRule On(int month, int day, string name) => new(name, year => new DateOnly(year, month, day));

    public static HolidayRule Since(int firstYear, int month, int day, string name) =>
        new(name, year => year >= firstYear ? new DateOnly(year, month, day) : null);

    public static HolidayRule Once(int year, int month, int day, string name) =>
        new(name, asked => asked == year ? new DateOnly(year, month, day) : null);

    /// <param name="days">Days after Easter Sunday; negative for before.</param>
    public static HolidayRule FromEaster(int days, string name) => new(name, year => Easter.SundayOf(year).AddDays(days));

    /// <summary>The first such weekday on or after a day of the year.</summary>
    public static HolidayRule FirstFrom(DayOfWeek weekday, int month, int day, string name) =>
        new(name, year => OnOrAfter(new DateOnly(year, month, day), weekday));

    /// <summary>The last such weekday on or before a day of the year.</summary>
    public static HolidayRule LastUntil(DayOfWeek weekday, int month, int day, string name) =>
        new(name, year => OnOrAfter(new DateOnly(year, month, day).AddDays(-6), weekday));

    public static DateOnly OnOrAfter(DateOnly day, DayOfWeek weekday) => day.AddDays(((int)weekday - (int)day.DayOfWeek + 7) % 7);
}
