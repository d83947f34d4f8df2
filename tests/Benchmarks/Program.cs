using Automations.Benchmarks.Durable;

namespace Automations.Benchmarks;

/// <summary><c>dotnet run -c Release --project tests/Benchmarks -- NAME</c>; without a name all of them.</summary>
internal static class Program
{
    private static readonly Dictionary<string, Func<Task>> Benchmarks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["sequence"] = () => SequenceBenchmark.RunAsync(),
    };

    private static async Task<int> Main(string[] args)
    {
        foreach (var name in args.Length == 0 ? [.. Benchmarks.Keys] : args)
        {
            if (!Benchmarks.TryGetValue(name, out var run))
            {
                await Console.Error.WriteLineAsync($"There is no benchmark {name}. There are: {string.Join(", ", Benchmarks.Keys)}");
                return 2;
            }

            await run();
        }

        return 0;
    }
}
