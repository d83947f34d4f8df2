namespace Automations.Host.Tests.Clock;

[Collection(PlatformTests.Name)]
public sealed class ClockApiTests(TestStorage storage)
{
    [Fact]
    public async Task Advance_TwiceAtOnce_HappensOneAfterTheOther()
    {
        await using var platform = await TestPlatform.StartAsync(storage);

        var both = await Task.WhenAll(platform.AdvanceAsync("P10D"), platform.AdvanceAsync("P10D"));

        Assert.Equal(
            ["2027-01-14T08:00:00Z", "2027-01-24T08:00:00Z"],
            both.Select(answer => (string?)answer["now"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Advance_TheSameWalkTwice_NotesTheSameAtTheSameTimes()
    {
        var first = await WalkAsync();
        var second = await WalkAsync();

        Assert.Equal(9 * 3, first.Count(note => note.Contains(" day ", StringComparison.Ordinal)));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Restart_OnTheSameState_GoesOnWhereItStood()
    {
        using var folder = new TempFolder();
        await storage.EmptyAsync();
        await using (var first = await TestPlatform.StartAsync(storage, folder: folder))
        {
            await first.Http.PostAsync("/start/patient", null);
            await first.AdvanceAsync("P1DT12H");
        }

        await using var second = await TestPlatform.StartAsync(storage, folder: folder);
        var clock = await second.GetJsonAsync("/admin/clock");
        await second.AdvanceAsync("P2D");

        Assert.Equal("2027-01-05T20:00:00Z", (string?)clock["now"]);
        Assert.Equal(
            ["2027-01-06 08:00:00 day 2 of patient", "2027-01-07 08:00:00 day 3 of patient"],
            second.Notes.Where(note => note.Contains("patient", StringComparison.Ordinal)));
    }

    private async Task<IReadOnlyList<string>> WalkAsync()
    {
        await using var platform = await TestPlatform.StartAsync(storage);
        for (var i = 1; i <= 9; i++)
            await platform.Http.PostAsync($"/start/patient-{i}", null);
        await storage.Queue("orders").SendMessageAsync("{\"name\":\"piano\",\"weight\":200}");
        await platform.AdvanceAsync("P10D");
        return [.. platform.Notes.Order(StringComparer.Ordinal)];
    }
}
