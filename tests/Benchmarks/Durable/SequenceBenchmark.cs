namespace Automations.Benchmarks.Durable;

/// <summary>Instances of five activities in sequence, a thousand of them in flight.</summary>
internal static class SequenceBenchmark
{
    private const int Activities = 5;
    private const int WarmUp = 1_000;

    public static async Task RunAsync(Scale scale, string folder)
    {
        await MeasureAsync(scale, Path.Combine(folder, "sequence.db"), "on disk", "3,000 asked");
        await MeasureAsync(scale, null, "in memory", "10,000 asked");
    }

    private static async Task MeasureAsync(Scale scale, string? path, string where, string asked)
    {
        await using var engine = await BenchmarkEngine.StartAsync(path);
        await BenchmarkEngine.RunManyAsync(WarmUp, scale.InFlight, _ => engine.RunAsync(BenchmarkEngine.Sequence, Activities));
        using var measurement = new Measurement();
        await BenchmarkEngine.RunManyAsync(scale.Sequences, scale.InFlight, _ => engine.RunAsync(BenchmarkEngine.Sequence, Activities));
        Figures.Say(
            $"{Activities} activities in sequence, {where}, {scale.InFlight:N0} in flight",
            $"{scale.Sequences / measurement.Seconds:N0} instances/s",
            asked,
            measurement.Cost(scale.Sequences, "instance"),
            measurement.Parts());
    }
}
