using System.Diagnostics;

namespace Automations.Benchmarks.Durable;

/// <summary>A single instance alone: from one activity's result to the next activity, that is, one turn stored and one activity run.</summary>
internal static class TurnBenchmark
{
    private const int WarmUp = 500;

    public static async Task RunAsync(Scale scale, string folder)
    {
        await using var engine = await BenchmarkEngine.StartAsync(Path.Combine(folder, "turn.db"));
        await engine.RunAsync(BenchmarkEngine.Sequence, WarmUp);
        using var measurement = new Measurement();
        var times = new List<double>();
        const int InOne = 20;
        for (var run = 0; run < scale.Turns / InOne; run++)
        {
            var begin = Stopwatch.GetTimestamp();
            await engine.RunAsync(BenchmarkEngine.Sequence, InOne);
            times.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds / InOne);
        }

        Figures.Say("a turn of a single instance, on disk, median", $"{Figures.Median(times):N3} ms", "under 1 ms asked", measurement.Cost(scale.Turns, "turn"));
    }
}
