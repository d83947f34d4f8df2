using System.Globalization;
using System.Text.Json;
using Automations.Events;
using Automations.Events.Reminders;
using Automations.Programme;

namespace Automations.Functions.Tests.Events.Reminders;

public sealed class ReminderPlannerTests
{
    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    private static readonly DateTimeOffset LongAgo = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    // an ordinary Tuesday at 12:15 in Zurich
    [InlineData("2027-01-12T12:15", "Europe/Berlin", "DE-HH", "P7D Tue 2027-01-05 12:15, P1D Mon 2027-01-11 12:15, PT1H Tue 2027-01-12 11:15")]
    // the same hour in London
    [InlineData("2027-01-12T12:15", "Europe/London", "GB-ENG", "P7D Tue 2027-01-05 11:15, P1D Mon 2027-01-11 11:15, PT1H Tue 2027-01-12 10:15")]
    // 6:15 in New York: the day before when work begins, and not at a quarter past five
    [InlineData("2027-01-12T12:15", "America/New_York", "GB-ENG", "P7D Tue 2027-01-05 08:00, P1D Mon 2027-01-11 08:00")]
    // 16:45 in India
    [InlineData("2027-01-12T12:15", "Asia/Kolkata", "GB-ENG", "P7D Tue 2027-01-05 16:00, P1D Mon 2027-01-11 16:00, PT1H Tue 2027-01-12 15:45")]
    // 20:15 in Japan: an evening people chose; the hour before is no night
    [InlineData("2027-01-12T12:15", "Asia/Tokyo", "GB-ENG", "P7D Tue 2027-01-05 16:00, P1D Mon 2027-01-11 16:00, PT1H Tue 2027-01-12 19:15")]
    // a Monday morning: Friday, and when work begins
    [InlineData("2027-01-11T08:30", "Europe/Berlin", "DE-HH", "P7D Mon 2027-01-04 08:30, P1D Fri 2027-01-08 08:30, PT1H Mon 2027-01-11 08:00")]
    // after Epiphany, a holiday in Munich and none in Hamburg
    [InlineData("2027-01-07T10:00", "Europe/Berlin", "DE-BY", "P7D Thu 2026-12-31 10:00, P1D Tue 2027-01-05 10:00, PT1H Thu 2027-01-07 09:00")]
    [InlineData("2027-01-07T10:00", "Europe/Berlin", "DE-HH", "P7D Thu 2026-12-31 10:00, P1D Wed 2027-01-06 10:00, PT1H Thu 2027-01-07 09:00")]
    // both changes of the clocks: the same time on the clock the day before
    [InlineData("2027-03-29T12:15", "Europe/Berlin", "PL", "P7D Mon 2027-03-22 12:15, P1D Fri 2027-03-26 12:15, PT1H Mon 2027-03-29 11:15")]
    [InlineData("2026-10-26T12:15", "Europe/Berlin", "DE-HH", "P7D Mon 2026-10-19 12:15, P1D Fri 2026-10-23 12:15, PT1H Mon 2026-10-26 11:15")]
    // at seven, before work: when the night is over there would be no time left
    [InlineData("2027-01-12T07:00", "Europe/Berlin", "DE-HH", "P7D Tue 2027-01-05 08:00, P1D Mon 2027-01-11 08:00")]
    [InlineData("2027-01-12T07:30", "Europe/Berlin", "DE-HH", "P7D Tue 2027-01-05 08:00, P1D Mon 2027-01-11 08:00, PT1H Tue 2027-01-12 07:00")]
    public void Plan_OfWhoeverKnewLongBefore_FitsTheirDay(string zurich, string zone, string holidays, string expected)
    {
        var start = new EventTime(DateOnly.Parse(zurich[..10], CultureInfo.InvariantCulture), TimeOnly.Parse(zurich[11..], CultureInfo.InvariantCulture), "Europe/Zurich", 45).Start;

        var plan = ReminderPlanner.Plan(Case(start, LongAgo, zone, holidays));

        Assert.Equal(expected, string.Join(", ", plan.Select(reminder => $"{reminder.Offset} {Local(reminder.At, zone)}")));
    }

    [Theory]
    [InlineData(2, "")]
    [InlineData(12, "")]
    [InlineData(13, "PT1H")]
    [InlineData(36, "P1D, PT1H")]
    [InlineData(24 * 8, "P7D, P1D, PT1H")]
    public void Plan_OfALateRegistration_LeavesOutWhatWouldFollowAtOnce(int hoursBefore, string expected)
    {
        var start = new DateTimeOffset(2027, 1, 12, 11, 15, 0, TimeSpan.Zero);

        var plan = ReminderPlanner.Plan(Case(start, start.AddHours(-hoursBefore), "Europe/Berlin", "DE-HH"));

        Assert.Equal(expected, string.Join(", ", plan.Select(reminder => reminder.Offset)));
    }

    [Fact]
    public void Plan_TwoRemindersOnOneFriday_KeepsTheNearer()
    {
        var monday = new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero);
        var of = Case(monday, LongAgo, "Europe/Berlin", "DE-HH") with { Offsets = [new(3, 0), new(2, 0), new(1, 0)] };

        Assert.Equal("P1D", string.Join(", ", ReminderPlanner.Plan(of).Select(reminder => reminder.Offset)));
    }

    [Theory]
    [InlineData("P7D", 7 * 24 * 60)]
    [InlineData("PT1H", 60)]
    [InlineData("PT90M", 90)]
    [InlineData("PT10M", 10)]
    public void Offset_Written_IsReadAgain(string text, int minutes)
    {
        var offset = ReminderOffset.Parse(text)!;

        Assert.Equal((TimeSpan.FromMinutes(minutes), text), (offset.Length, offset.ToString()));
        Assert.Equal(offset, JsonSerializer.Deserialize<ReminderOffset>(JsonSerializer.Serialize(offset)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P0D")]
    [InlineData("P61D")]
    [InlineData("PT9M")]
    [InlineData("PT24H")]
    [InlineData("P-1D")]
    [InlineData("7D")]
    [InlineData("P1DT2H")]
    public void Offset_OfNoUse_IsRefused(string text) => Assert.Null(ReminderOffset.Parse(text));

    private static ReminderCase Case(DateTimeOffset start, DateTimeOffset informed, string zone, string holidays) =>
        new(start, informed, new(new(new(8, 0), new(17, 0), Weekdays), holidays, zone), new EventRules().Reminders, new());

    private static string Local(DateTimeOffset moment, string zone) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
