namespace Automations.Host.Tests.Timers;

[Collection(PlatformTests.Name)]
public sealed class TimerFunctionTests(TestStorage storage)
{
    [Fact]
    public async Task Timer_OverAWeek_RunsOnItsDaysAndAtItsTime()
    {
        await using var platform = await TestPlatform.StartAsync(storage);

        await platform.AdvanceAsync("P7D");

        Assert.Equal(
            [
                "2027-01-05 07:30:00 morning, next 2027-01-05",
                "2027-01-06 07:30:00 morning, next 2027-01-06",
                "2027-01-07 07:30:00 morning, next 2027-01-07",
                "2027-01-08 07:30:00 morning, next 2027-01-08",
                "2027-01-11 07:30:00 morning, next 2027-01-11",
            ],
            platform.Notes);
    }

    [Fact]
    public async Task Timer_MissedWhileTheHostWasOff_RunsOnceAndLate()
    {
        using var folder = new TempFolder();
        await storage.EmptyAsync();
        await using (var first = await TestPlatform.StartAsync(storage, folder: folder))
            await first.AdvanceAsync("P1D");

        await using var second = await TestPlatform.StartAsync(storage, new() { ["Host:Now"] = "2027-01-20T08:00:00Z" }, folder: folder);
        await second.AdvanceAsync("P1D");

        Assert.Equal(
            ["2027-01-20 08:00:00 morning late, next 2027-01-06", "2027-01-21 07:30:00 morning, next 2027-01-21"],
            second.Notes);
    }

    [Fact]
    public async Task Timer_FailsWithRetries_IsTriedAsOftenAsItSays()
    {
        await using var platform = await TestPlatform.StartAsync(storage, new() { ["Host:Now"] = "2027-01-31T08:00:00Z" });

        await platform.AdvanceAsync("PT17H");

        Assert.Equal(
            ["2027-02-01 00:00:00 shaky try 0", "2027-02-01 00:00:00 shaky try 1", "2027-02-01 00:00:00 shaky try 2"],
            platform.Notes);
    }
}
