namespace Automations.EndToEnd.Onboarding;

/// <summary>Whatever happens on the way, the messages are the same in the end: none twice, none lost.</summary>
public sealed class HardTimesTests(ITestOutputHelper output)
{
    private const int Seed = 20270104;

    private static int Kills => TestSize.Of(3, 25);

    [Fact]
    public async Task TenChampions_WithFaultsOrKilledAtRandomMoments_GetTheSameMessages()
    {
        var times = new HardTimes(output, Seed);
        var calm = await MailsAfterAsync((_, steps) => times.CalmAsync(steps));

        Assert.NotEmpty(calm);
        Assert.Equal(calm, await MailsAfterAsync(times.WithFaultsAsync));
        Assert.Equal(calm, await MailsAfterAsync((app, steps) => times.WithKillsAsync(app, steps, Kills)));
    }

    private static async Task<IReadOnlyList<string>> MailsAfterAsync(Func<AppProcess, IEnumerable<Func<Task>>, Task> live)
    {
        await using var app = await AppProcess.StartAsync();
        var champions = new TenChampions(app);
        await live(app, champions.Steps());
        return await champions.MailsAsync();
    }
}
