using Automations.Runtime.Host.Clock;

namespace Automations.Host.Tests.Clock;

public sealed class IsoDurationTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 31, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("P7D", "2027-02-07T08:00:00Z")]
    [InlineData("P2W", "2027-02-14T08:00:00Z")]
    [InlineData("PT90M", "2027-01-31T09:30:00Z")]
    [InlineData("P1DT2H3M4.5S", "2027-02-01T10:03:04.5Z")]
    [InlineData("P1M", "2027-02-28T08:00:00Z")]
    [InlineData("P1Y2M3W4D", "2028-04-25T08:00:00Z")]
    [InlineData("PT0S", "2027-01-31T08:00:00Z")]
    public void After_AStart_IsCountedByTheCalendar(string text, string end) =>
        Assert.Equal(DateTimeOffset.Parse(end, null), IsoDuration.TryParse(text)!.After(Start));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("7D")]
    [InlineData("P-7D")]
    [InlineData("P7")]
    [InlineData("PT1D")]
    [InlineData("P1.5D")]
    [InlineData("P99999999999D")]
    [InlineData("P1D ")]
    public void TryParse_WhatIsNoDuration_IsNothing(string? text) => Assert.Null(IsoDuration.TryParse(text));
}
