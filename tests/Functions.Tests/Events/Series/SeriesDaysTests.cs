using System.Globalization;
using Automations.Events;
using Automations.Events.Series;
using Automations.Programme.Holidays;
using CsCheck;

namespace Automations.Functions.Tests.Events.Series;

public sealed class SeriesDaysTests
{
    private static readonly SeriesRule Weekly = new(SeriesFrequency.Weekly, 1, [], MonthlyBy.DayOfMonth, Count: 4, Until: null, SkipHolidays: false);

    private static readonly Gen<SeriesRule> Rules =
        from frequency in Gen.Enum<SeriesFrequency>()
        from every in Gen.Int[1, 6]
        from days in Gen.Enum<DayOfWeek>().Array[0, 4]
        from monthly in Gen.Enum<MonthlyBy>()
        from count in Gen.Int[1, 120]
        from skip in Gen.Bool
        select new SeriesRule(frequency, every, [.. days.Distinct()], monthly, count, Until: null, skip);

    private static readonly Gen<DateOnly> Days = Gen.Int[0, 2000].Select(day => new DateOnly(2026, 1, 1).AddDays(day));

    [Fact]
    public void Weekly_CountsFromTheFirst() => Assert.Equal("01-12 01-19 01-26 02-02", Of(Weekly));

    [Fact]
    public void Weekly_OnTwoDaysEverySecondWeek_StaysInItsWeeks() =>
        Assert.Equal("01-12 01-14 01-26 01-28", Of(Weekly with { Every = 2, Days = [DayOfWeek.Thursday, DayOfWeek.Tuesday] }));

    [Fact]
    public void Daily_OnWeekdays_LeavesTheWeekendOut() =>
        Assert.Equal(
            "01-12 01-13 01-14 01-15 01-18",
            Of(Weekly with { Frequency = SeriesFrequency.Daily, Count = 5, Days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday] })
        );

    [Fact]
    public void Monthly_OnTheSecondTuesday_StaysOnIt() =>
        Assert.Equal("01-12 02-09 03-09 04-13", Of(Weekly with { Frequency = SeriesFrequency.Monthly, Monthly = MonthlyBy.Weekday }));

    [Fact]
    public void Monthly_OnThe31st_LeavesShortMonthsOut() =>
        Assert.Equal("01-31 03-31 05-31 07-31", Of(Weekly with { Frequency = SeriesFrequency.Monthly }, new(2027, 1, 31)));

    [Fact]
    public void Monthly_OnTheFifthFriday_IsTheLast() =>
        Assert.Equal("01-29 02-26 03-26 04-30", Of(Weekly with { Frequency = SeriesFrequency.Monthly, Monthly = MonthlyBy.Weekday }, new(2027, 1, 29)));

    [Fact]
    public void Holidays_AreLeftOutAndDoNotCount() =>
        Assert.Equal("03-22 04-05 04-12 04-19", Of(Weekly with { SkipHolidays = true }, new(2027, 3, 22)));

    [Fact]
    public void Until_IsTheLastDay() => Assert.Equal("01-12 01-19", Of(Weekly with { Count = null, Until = new(2027, 1, 25) }));

    [Fact]
    public void Days_OfAnyRule_BeginWithTheFirstAscendAndEnd() =>
        Gen.Select(Rules, Days)
            .Sample(
                (rule, first) =>
                {
                    var days = SeriesDays.Of(rule, first, IsHoliday);
                    return days[0] == first
                        && days.SequenceEqual(days.Order().Distinct())
                        && days.Count <= Math.Min(rule.Count!.Value, SeriesDays.MostOccurrences)
                        && (!rule.SkipHolidays || !days.Skip(1).Any(IsHoliday));
                }
            );

    [Theory]
    [InlineData("2027-03-28T02:30", "2027-03-28T01:30Z")] // skipped: as much later as the clocks skip
    [InlineData("2027-10-31T02:30", "2027-10-31T00:30Z")] // comes twice: the first
    [InlineData("2027-03-27T02:30", "2027-03-27T01:30Z")]
    public void Time_WhereTheClocksChange_IsAsInRfc5545(string zurich, string utc)
    {
        var local = DateTime.Parse(zurich, CultureInfo.InvariantCulture);
        var time = new EventTime(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), "Europe/Zurich", 60);

        Assert.Equal(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture), time.Start);
        Assert.Equal(zurich.StartsWith("2027-03-28", StringComparison.Ordinal), time.IsSkipped);
    }

    private static string Of(SeriesRule rule, DateOnly? first = null) =>
        string.Join(' ', SeriesDays.Of(rule, first ?? new(2027, 1, 12), IsHoliday).Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)));

    private static bool IsHoliday(DateOnly day) => PublicHolidays.IsHoliday("DE-HH", day);
}
