using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;

namespace Automations.EndToEnd.Onboarding;

/// <summary>Whatever happens on the way, the messages are the same in the end: none twice, none lost.</summary>
public sealed class HardTimesTests(ITestOutputHelper output)
{
    private const int Seed = 20270104;
    private const int MostTries = 30;
    private const int LongestUntilKill = 1500;

    private static int Kills => Environment.GetEnvironmentVariable("AUTOMATIONS_TEST_SIZE") == "large" ? 25 : 3;

    [Fact]
    public async Task TenChampions_WithFaultsOrKilledAtRandomMoments_GetTheSameMessages()
    {
        var calm = await CalmAsync();

        Assert.Equal(calm, await WithFaultsAsync());
        Assert.Equal(calm, await WithKillsAsync());
    }

    private static async Task<IReadOnlyList<string>> CalmAsync()
    {
        await using var app = await AppProcess.StartAsync();
        var champions = new TenChampions(app);
        foreach (var step in champions.Steps())
            await step();
        return await champions.MailsAsync();
    }

    private static async Task<IReadOnlyList<string>> WithFaultsAsync()
    {
        await using var app = await AppProcess.StartAsync();
        using var faults = await app.Graph.PutAsJsonAsync("/_local/faults", new { rate = 0.3, seed = Seed });
        faults.EnsureSuccessStatusCode();
        var champions = new TenChampions(app);
        foreach (var step in champions.Steps())
            await InsistAsync(step);
        return await champions.MailsAsync();
    }

    [SuppressMessage("Security", "CA5394", Justification = "The moments are to be repeatable, not secret.")]
    private async Task<IReadOnlyList<string>> WithKillsAsync()
    {
        var random = new Random(Seed);
        await using var app = await AppProcess.StartAsync();
        var champions = new TenChampions(app);
        var steps = champions.Steps().ToList();
        var deadly = Enumerable.Range(0, Kills).Select(_ => random.Next(steps.Count)).Order().ToList();
        for (var index = 0; index < steps.Count; index++)
        {
            foreach (var _ in deadly.Where(step => step == index))
                await KillWithinAsync(app, steps[index], TimeSpan.FromMilliseconds(random.Next(LongestUntilKill)));
            await InsistAsync(steps[index]);
        }

        return await champions.MailsAsync();
    }

    private async Task KillWithinAsync(AppProcess app, Func<Task> step, TimeSpan moment)
    {
        output.WriteLine($"killed {moment.TotalMilliseconds} ms after the beginning of a step");
        var cut = step();
        await Task.Delay(moment, TimeProvider.System);
        app.Kill();
        try
        {
            await cut;
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            // its answer died with the process
        }

        await app.RestartAsync();
    }

    /// <summary>As people do when they are told to try again.</summary>
    private static async Task InsistAsync(Func<Task> step)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await step();
                return;
            }
            catch (HttpRequestException) when (attempt < MostTries)
            {
                // said no this time
            }
        }
    }
}
