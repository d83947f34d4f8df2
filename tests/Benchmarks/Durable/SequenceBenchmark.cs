using System.Diagnostics;
using Automations.Runtime.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Benchmarks.Durable;

/// <summary>Instances of five activities in sequence, a given number of them in flight: on disk (every turn flushed) and in memory.</summary>
public static class SequenceBenchmark
{
    private const int Activities = 5;

    public static async Task RunAsync(int instances = 20_000, int inFlight = 1_000, CancellationToken cancellationToken = default)
    {
        var folder = Directory.CreateTempSubdirectory("durable-benchmark-");
        try
        {
            await MeasureAsync("on disk", Path.Combine(folder.FullName, "durable.db"), instances, inFlight, cancellationToken);
            await MeasureAsync("in memory", null, instances, inFlight, cancellationToken);
            await MeasureAsync("on disk, one at a time", Path.Combine(folder.FullName, "single.db"), instances / 20, 1, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureAsync(string title, string? path, int instances, int inFlight, CancellationToken cancellationToken)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var options = new DurableEngineOptions { DatabasePath = path };
        var engine = await DurableEngine.OpenAsync(
            options, Tasks(), services, TimeProvider.System, NullLoggerFactory.Instance, cancellationToken);
        await using (engine)
        {
            await engine.StartAsync(cancellationToken);
            await RunInstancesAsync(engine.Client, Math.Min(instances, 500), inFlight, cancellationToken);

            var allocated = GC.GetTotalAllocatedBytes();
            var processor = Environment.CpuUsage.TotalTime;
            var begin = Stopwatch.GetTimestamp();
            await RunInstancesAsync(engine.Client, instances, inFlight, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            var microseconds = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / instances;
            var bytes = (GC.GetTotalAllocatedBytes() - allocated) / instances;
            Console.WriteLine(
                $"durable, {Activities} activities in sequence, {title}, {inFlight} in flight: "
                + $"{instances / seconds:N0} instances/s ({instances:N0} in {seconds:N1} s; "
                + $"each {microseconds:N0} µs of processor time, {bytes:N0} bytes allocated)");
        }
    }

    private static DurableTaskRegistry Tasks() => new DurableTaskRegistry()
        .AddOrchestratorFunc<int, int>("Sequence", async (context, value) =>
        {
            for (var i = 0; i < Activities; i++)
            {
                value = await context.CallActivityAsync<int>("Increment", value);
            }

            return value;
        })
        .AddActivityFunc<int, int>("Increment", (_, value) => value + 1);

    private static async Task RunInstancesAsync(DurableTaskClient client, int instances, int inFlight, CancellationToken cancellationToken)
    {
        var left = instances;
        await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(
            async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    var id = await client.ScheduleNewOrchestrationInstanceAsync("Sequence", 0, cancellationToken);
                    await client.WaitForInstanceCompletionAsync(id, cancellationToken);
                }
            },
            cancellationToken)));
    }
}
