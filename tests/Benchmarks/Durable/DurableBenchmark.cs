namespace Automations.Benchmarks.Durable;

/// <summary>All figures of the durable engine, one after the other.</summary>
internal static class DurableBenchmark
{
    public const string Name = "durable";

    private static readonly (string Name, Func<Scale, string, Task> Run)[] Parts =
    [
        ("sequence", SequenceBenchmark.RunAsync),
        ("turn", TurnBenchmark.RunAsync),
        ("length", LengthBenchmark.RunAsync),
        ("fanout", FanOutBenchmark.RunAsync),
        ("idle", IdleBenchmark.RunAsync),
    ];

    /// <param name="part">Null: all.</param>
    public static async Task RunAsync(Scale scale, string? part)
    {
        var folder = Directory.CreateTempSubdirectory("durable-benchmark-");
        try
        {
            foreach (var chosen in Parts.Where(one => part is null || part == one.Name))
                await chosen.Run(scale, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
