namespace Automations.Benchmarks.Durable;

/// <summary>One instance that starts very many activities at once and waits for all.</summary>
internal static class FanOutBenchmark
{
    public static async Task RunAsync(Scale scale, string folder)
    {
        await using var engine = await BenchmarkEngine.StartAsync(Path.Combine(folder, "fanout.db"));
        await engine.RunAsync(BenchmarkEngine.FanOut, scale.FanOut / 10);
        using var measurement = new Measurement();
        await engine.RunAsync(BenchmarkEngine.FanOut, scale.FanOut);
        Figures.Say(
            $"fan-out of {scale.FanOut:N0} activities, on disk",
            $"{measurement.Seconds:N2} s",
            "10,000 in under 3 s asked",
            measurement.Cost(scale.FanOut, "activity"),
            measurement.Parts());
    }
}
