using System.Globalization;
using System.Text.Json;
using Automations.Programme;
using CsCheck;

namespace Automations.Functions.Tests.Programme;

public sealed class WorkingCalendarTests
{
    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly WorkingHours OfficeHours = new(new TimeOnly(8, 0), new TimeOnly(17, 0), Weekdays);

    private static readonly Gen<WorkingCalendar> Calendars = Gen.Select(
        Gen.OneOf(
            ("DE-BY", "Europe/Berlin"),
            ("DE-HH", "Europe/Berlin"),
            ("AT", "Europe/Vienna"),
            ("GB-SCT", "Europe/London"),
            ("CH-ZH", "America/New_York"),
            ("FR", "Asia/Kolkata"),
            ("PL", "Australia/Lord_Howe")
        ),
        Gen.Int[5, 9],
        Gen.Int[14, 22],
        (region, start, end) =>
            new WorkingCalendar(new WorkingHours(new TimeOnly(start, 30), new TimeOnly(end, 0), Weekdays), region.Item1, region.Item2)
    );

    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 3 * 365 * 24 * 60]
        .Select(minutes => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));

    [Theory]
    [InlineData("2027-01-04T08:00Z", "2027-01-04T08:00Z")]
    [InlineData("2027-01-04T06:59Z", "2027-01-04T07:00Z")]
    [InlineData("2027-01-04T16:00Z", "2027-01-05T07:00Z")]
    [InlineData("2027-01-08T20:00Z", "2027-01-11T07:00Z")]
    [InlineData("2027-03-25T16:30Z", "2027-03-30T06:00Z")]
    [InlineData("2027-12-24T16:30Z", "2027-12-27T07:00Z")]
    public void NextWorkingMoment_InHamburg_SkipsNightsWeekendsAndHolidays(string from, string expected) =>
        Assert.Equal(Moment(expected), Hamburg().NextWorkingMoment(Moment(from)));

    [Theory]
    [InlineData("2027-01-04T10:15Z", 3, "2027-01-07T10:15Z")]
    [InlineData("2027-01-07T10:15Z", 3, "2027-01-12T10:15Z")]
    [InlineData("2027-01-08T20:00Z", 1, "2027-01-12T07:00Z")]
    [InlineData("2027-03-24T10:00Z", 2, "2027-03-30T09:00Z")]
    [InlineData("2027-01-09T12:00Z", 0, "2027-01-11T07:00Z")]
    public void AddWorkingDays_InHamburg_KeepsTheLocalTimeOfDay(string from, int days, string expected) =>
        Assert.Equal(Moment(expected), Hamburg().AddWorkingDays(Moment(from), days));

    [Fact]
    public void AddWorkingDays_AcrossEpiphany_DependsOnTheRegion()
    {
        var monday = Moment("2027-01-04T09:00Z");

        Assert.Equal(Moment("2027-01-07T09:00Z"), Hamburg().AddWorkingDays(monday, 3));
        Assert.Equal(Moment("2027-01-08T09:00Z"), (Hamburg() with { Holidays = "DE-BY" }).AddWorkingDays(monday, 3));
    }

    [Fact]
    public void NextWorkingMoment_StartInTheHourTheClocksSkip_IsTheMomentAfterTheGap()
    {
        var nights = new WorkingCalendar(new WorkingHours(new TimeOnly(2, 30), new TimeOnly(6, 0), [DayOfWeek.Sunday]), "DE", "Europe/Berlin");

        Assert.Equal(Moment("2026-03-29T01:00Z"), nights.NextWorkingMoment(Moment("2026-03-29T00:00Z")));
    }

    [Fact]
    public void NextWorkingMoment_StartInTheHourThatComesTwice_IsTheOneAhead()
    {
        var nights = new WorkingCalendar(new WorkingHours(new TimeOnly(2, 30), new TimeOnly(6, 0), [DayOfWeek.Sunday]), "DE", "Europe/Berlin");

        Assert.Equal(Moment("2026-10-25T00:30Z"), nights.NextWorkingMoment(Moment("2026-10-25T00:00Z")));
        Assert.Equal(Moment("2026-10-25T01:30Z"), nights.NextWorkingMoment(Moment("2026-10-25T01:10Z")));
    }

    [Fact]
    public void NextWorkingMoment_AnyMoment_IsTheEarliestWorkingTimeNotBefore() =>
        Gen.Select(Calendars, Moments)
            .Sample(
                (calendar, from) =>
                {
                    var next = calendar.NextWorkingMoment(from);
                    return next >= from
                        && calendar.IsWorkingTime(next)
                        && calendar.NextWorkingMoment(next) == next
                        && (next == from || !calendar.IsWorkingTime(next.AddMinutes(-1)) || next.AddMinutes(-1) < from);
                }
            );

    [Fact]
    public void AddWorkingDays_InTwoSteps_IsTheSameAsInOne() =>
        Gen.Select(Calendars, Moments, Gen.Int[0, 15], Gen.Int[0, 15])
            .Sample(
                (calendar, from, first, second) =>
                    calendar.AddWorkingDays(calendar.AddWorkingDays(from, first), second) == calendar.AddWorkingDays(from, first + second)
            );

    [Fact]
    public void AddWorkingDays_AnyNumber_PassesExactlyThatManyWorkingDays() =>
        Gen.Select(Calendars, Moments, Gen.Int[0, 20])
            .Sample(
                (calendar, from, days) =>
                {
                    var first = calendar.DayOf(calendar.NextWorkingMoment(from));
                    var last = calendar.AddWorkingDays(from, days);
                    var passed = Enumerable.Range(1, calendar.DayOf(last).DayNumber - first.DayNumber).Count(i => calendar.IsWorkingDay(first.AddDays(i)));
                    return calendar.IsWorkingTime(last) && passed == days;
                }
            );

    [Fact]
    public void Calendar_ThroughJson_StaysTheSame()
    {
        var copy = JsonSerializer.Deserialize<WorkingCalendar>(JsonSerializer.Serialize(Hamburg()))!;

        Assert.Equal(Hamburg().AddWorkingDays(Moment("2027-01-08T20:00Z"), 5), copy.AddWorkingDays(Moment("2027-01-08T20:00Z"), 5));
    }

    [Fact]
    public void NextWorkingMoment_NoDayIsAWorkingDay_SaysSo()
    {
        var never = Hamburg() with { Hours = OfficeHours with { Days = [] } };

        Assert.Throws<InvalidOperationException>(() => never.NextWorkingMoment(Moment("2027-01-04T08:00Z")));
    }

    private static WorkingCalendar Hamburg() => new(OfficeHours, "DE-HH", "Europe/Berlin");

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
