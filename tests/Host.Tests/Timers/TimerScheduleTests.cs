using Automations.Runtime.Host.Startup;
using Automations.Runtime.Host.Timers;

namespace Automations.Host.Tests.Timers;

public sealed class TimerScheduleTests
{
    private static readonly DateTimeOffset Monday = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0 30 7 * * 1-5", "2027-01-05T07:30:00Z")]
    [InlineData("0 0 9 * * MON", "2027-01-04T09:00:00Z")]
    [InlineData("*/15 * * * * *", "2027-01-04T08:00:15Z")]
    [InlineData("30 7 * * *", "2027-01-05T07:30:00Z")]
    [InlineData("0 0 0 29 2 *", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 12 13 * FRI", "2027-08-13T12:00:00Z")]
    public void Next_OfThisExpression_IsAfterNow(string expression, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), TimerSchedule.Parse(expression, "F").NextAfter(Monday));

    [Fact]
    public void Next_OfADayThatNeverComes_IsNothing() => Assert.Null(TimerSchedule.Parse("0 0 0 30 2 *", "F").NextAfter(Monday));

    [Theory]
    [InlineData("@daily")]
    [InlineData("0 0 0 L * *")]
    [InlineData("0 0 0 * * 5#2")]
    [InlineData("* * *")]
    [InlineData("00:05:00")]
    [InlineData("0 61 * * * *")]
    [InlineData("")]
    public void Parse_WhatAzureDoesNotKnow_IsRefusedByName(string expression)
    {
        var refused = Assert.Throws<StartupException>(() => TimerSchedule.Parse(expression, "Morning"));

        Assert.Contains("Morning", refused.Message, StringComparison.Ordinal);
        Assert.Contains("six-field NCRONTAB", refused.Message, StringComparison.Ordinal);
    }
}
