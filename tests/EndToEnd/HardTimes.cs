using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Json;

namespace Automations.EndToEnd;

/// <summary>
/// The same steps in a calm app, in one whose Graph fails again and again, and in one that is killed at random moments. Every step may be
/// done again, and is until it succeeds.
/// </summary>
internal sealed class HardTimes(ITestOutputHelper output, int seed)
{
    private const int MostTries = 30;
    private const double FaultRate = 0.3;

    /// <summary>Where a step took no time worth mentioning, what it caused is still to be interrupted.</summary>
    private static readonly TimeSpan ShortestSpan = TimeSpan.FromMilliseconds(300);

    private readonly List<TimeSpan> spans = [];

    /// <summary>Does every step once, and notes how long each takes.</summary>
    public async Task CalmAsync(IEnumerable<Func<Task>> steps)
    {
        spans.Clear();
        foreach (var step in steps)
        {
            var watch = Stopwatch.StartNew();
            await step();
            spans.Add(watch.Elapsed);
        }
    }

    public async Task WithFaultsAsync(AppProcess app, IEnumerable<Func<Task>> steps)
    {
        using var faults = await app.Graph.PutAsJsonAsync("/_local/faults", new { rate = FaultRate, seed });
        faults.EnsureSuccessStatusCode();
        foreach (var step in steps)
            await InsistAsync(step);
        using var calm = await app.Graph.DeleteAsync("/_local/faults");
        calm.EnsureSuccessStatusCode();
    }

    /// <summary>After <see cref="CalmAsync"/>, which says how long each step takes when nobody interrupts it.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The moments are to be repeatable, not secret.")]
    public async Task WithKillsAsync(AppProcess app, IEnumerable<Func<Task>> steps, int kills)
    {
        var random = new Random(seed);
        var all = steps.ToList();
        var deadly = Enumerable.Range(0, kills).Select(_ => random.Next(all.Count)).Order().ToList();
        for (var index = 0; index < all.Count; index++)
        {
            foreach (var _ in deadly.Where(step => step == index))
            {
                var span = spans[index] > ShortestSpan ? spans[index] : ShortestSpan;
                await KillWithinAsync(app, all[index], random.NextDouble() * span);
            }

            await InsistAsync(all[index]);
        }
    }

    private async Task KillWithinAsync(AppProcess app, Func<Task> step, TimeSpan moment)
    {
        output.WriteLine($"killed {moment.TotalMilliseconds:0} ms after the beginning of a step");
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
