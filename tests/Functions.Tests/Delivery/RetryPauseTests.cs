using Automations.Delivery.Sending;

namespace Automations.Functions.Tests.Delivery;

public sealed class RetryPauseTests
{
    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(5, 80)]
    [InlineData(8, 640)]
    [InlineData(9, 900)]
    [InlineData(400, 900)]
    public void After_WhatNeverGoesOutOfDate_DoublesUpToAQuarterOfAnHour(int attempts, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPause.After(attempts, left: null));

    [Theory]
    [InlineData(9, 7200, 900)]
    [InlineData(9, 1200, 300)]
    [InlineData(2, 1200, 10)]
    [InlineData(9, 12, 5)]
    [InlineData(9, -60, 5)]
    public void After_WhatGoesOutOfDate_RestsForAQuarterOfWhatIsLeft(int attempts, int left, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPause.After(attempts, TimeSpan.FromSeconds(left)));
}
