using Automations.Events.Reminders;
using Automations.Programme;
using Automations.Programme.Holidays;
using CsCheck;
using NodaTime;

namespace Automations.Functions.Tests.Events.Reminders;

/// <summary>Random events and recipients: every zone there is, every region whose holidays are known, moments around every change of clocks.</summary>
internal static class ReminderGen
{
    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<string> Zones { get; } = [.. DateTimeZoneProviders.Tzdb.Ids.Order(StringComparer.Ordinal)];

    public static Gen<WorkingCalendar> Calendars { get; } = Gen.Select(
        Gen.OneOf(Zones.ToArray()),
        Gen.OneOf(PublicHolidays.Codes.ToArray()),
        Gen.Int[6, 10],
        Gen.Int[14, 20],
        (zone, holidays, start, end) => new WorkingCalendar(new(new(start, 0), new(end, 30), Weekdays), holidays, zone)
    );

    /// <summary>Any minute of four years, or one near a change of the clocks in the recipient's zone.</summary>
    public static Gen<DateTimeOffset> StartsFor(string zone) =>
        Gen.Frequency(
            (1, Gen.Int[0, 4 * 365 * 24 * 60].Select(minutes => From.AddMinutes(minutes))),
            (1, NearAChange(zone))
        );

    public static Gen<ReminderOffset[]> Offsets { get; } =
        Gen.OneOf(Gen.Int[1, 14].Select(days => new ReminderOffset(days, 0)), Gen.Int[10, 1439].Select(minutes => new ReminderOffset(0, minutes))).Array[0, 5];

    public static Gen<ReminderCase> Cases { get; } =
        from calendar in Calendars
        from start in StartsFor(calendar.TimeZone)
        from offsets in Offsets
        from known in Gen.Int[0, 30 * 24 * 60]
        from hours in Gen.Int[0, 24]
        select new ReminderCase(start, start.AddMinutes(-known), calendar, offsets, new EventRules { NoReminderWithinHours = hours });

    private static Gen<DateTimeOffset> NearAChange(string zone)
    {
        var changes = DateTimeZoneProviders
            .Tzdb[zone]
            .GetZoneIntervals(Instant.FromDateTimeOffset(From), Instant.FromDateTimeOffset(From.AddYears(4)))
            .Where(interval => interval.HasEnd)
            .Select(interval => interval.End.ToDateTimeOffset())
            .DefaultIfEmpty(From.AddYears(1))
            .ToArray();
        return Gen.Select(Gen.OneOf(changes), Gen.Int[-36 * 60, 36 * 60], (change, minutes) => change.AddMinutes(minutes));
    }
}
