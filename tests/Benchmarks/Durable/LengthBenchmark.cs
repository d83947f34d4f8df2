using System.Globalization;

namespace Automations.Benchmarks.Durable;

/// <summary>Does an activity of a long orchestration cost more than one of a short one?</summary>
internal static class LengthBenchmark
{
    private const int Repeats = 5;

    public static async Task RunAsync(Scale scale, string folder)
    {
        await using var engine = await BenchmarkEngine.StartAsync(Path.Combine(folder, "length.db"));
        await engine.RunAsync(BenchmarkEngine.Sequence, scale.Short);
        var (brief, lengthy) = (new List<double>(), new List<double>());
        for (var repeat = 0; repeat < Repeats; repeat++)
        {
            // as many short ones as make up the long one, so that both meet the same weather
            brief.Add(await TimeAsync(engine, scale.Short, scale.Long / scale.Short));
            lengthy.Add(await TimeAsync(engine, scale.Long, 1));
        }

        var (one, other) = (Figures.Median(brief), Figures.Median(lengthy));
        Figures.Say(
            $"time an activity, {scale.Long:N0} in sequence to {scale.Short:N0}",
            $"{other / one:N2} ×",
            "at most 1.3 × asked",
            string.Create(CultureInfo.InvariantCulture, $"{other:N3} ms to {one:N3} ms"));
    }

    /// <returns>Milliseconds an activity.</returns>
    private static async Task<double> TimeAsync(BenchmarkEngine engine, int length, int times)
    {
        using var measurement = new Measurement();
        for (var run = 0; run < times; run++)
            await engine.RunAsync(BenchmarkEngine.Sequence, length);
        return measurement.Seconds * 1_000 / length / times;
    }
}
