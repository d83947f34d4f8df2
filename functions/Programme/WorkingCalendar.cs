using Automations.Programme.Holidays;
using NodaTime;
using NodaTime.TimeZones;

namespace Automations.Programme;

/// <summary>
/// When somebody works: hours, weekdays and public holidays in their own time zone. Pure and small: it may travel in a workflow's
/// input and be asked inside an orchestrator. All moments it returns are in UTC.
/// </summary>
/// <param name="Holidays">A code of <see cref="PublicHolidays"/>.</param>
/// <param name="TimeZone">IANA name.</param>
public sealed record WorkingCalendar(WorkingHours Hours, string Holidays, string TimeZone)
{
    private const int LongestStretchOfDaysOff = 60;

    /// <summary>The end of the working hours does not belong to them.</summary>
    public bool IsWorkingTime(DateTimeOffset moment)
    {
        var (day, time) = Local(moment);
        return IsWorkingDay(day) && time >= Hours.Start && time < Hours.End;
    }

    public bool IsWorkingDay(DateOnly day) => Hours.Days.Contains(day.DayOfWeek) && !PublicHolidays.IsHoliday(Holidays, day);

    /// <summary><paramref name="from"/> itself when it is working time, else the next start of working hours.</summary>
    public DateTimeOffset NextWorkingMoment(DateTimeOffset from)
    {
        if (IsWorkingTime(from))
            return from.ToUniversalTime();

        var today = Local(from).Day;
        for (var ahead = 0; ahead <= LongestStretchOfDaysOff; ahead++)
        {
            var day = today.AddDays(ahead);
            if (IsWorkingDay(day) && FirstAt(day, Hours.Start, from) is { } start && IsWorkingTime(start))
                return start;
        }

        throw new InvalidOperationException($"There is no working day in the {LongestStretchOfDaysOff} days after {from:O}.");
    }

    /// <summary>
    /// So many working days after the next working moment, at the same local time of day. A message that waits for Monday morning is
    /// counted from Monday morning, so <c>Add(Add(t, a), b)</c> equals <c>Add(t, a + b)</c>.
    /// </summary>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        var start = NextWorkingMoment(from);
        if (days == 0)
            return start;

        var (day, time) = Local(start);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorkingDay(day))
                left--;
        }

        return NextWorkingMoment(FirstAt(day, time, start) ?? start);
    }

    /// <summary>The moment of a local time on a day; a time that the clocks skip becomes the moment after the gap, a repeated one the first.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time) => Moments(day, time)[0];

    public DateOnly DayOf(DateTimeOffset moment) => Local(moment).Day;

    private DateTimeOffset? FirstAt(DateOnly day, TimeOnly time, DateTimeOffset notBefore)
    {
        foreach (var moment in Moments(day, time))
        {
            if (moment >= notBefore)
                return moment;
        }

        return null;
    }

    private DateTimeOffset[] Moments(DateOnly day, TimeOnly time)
    {
        var mapping = Zone.MapLocal(LocalDateTime.FromDateTime(day.ToDateTime(time)));
        return mapping.Count switch
        {
            0 => [mapping.LateInterval.Start.ToDateTimeOffset()],
            1 => [mapping.Single().ToInstant().ToDateTimeOffset()],
            _ => [mapping.First().ToInstant().ToDateTimeOffset(), mapping.Last().ToInstant().ToDateTimeOffset()],
        };
    }

    private (DateOnly Day, TimeOnly Time) Local(DateTimeOffset moment)
    {
        var local = Instant.FromDateTimeOffset(moment).InZone(Zone).LocalDateTime;
        return (local.Date.ToDateOnly(), local.TimeOfDay.ToTimeOnly());
    }

    private DateTimeZone Zone =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone) ?? throw new DateTimeZoneNotFoundException($"'{TimeZone}' is no IANA time zone.");
}
