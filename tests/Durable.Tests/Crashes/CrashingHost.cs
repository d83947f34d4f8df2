using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Crashes;

/// <summary>Runs one instance to its end through crashes: after each, a new host opens the same file and goes on.</summary>
internal static class CrashingHost
{
    public const string InstanceId = "survivor";

    /// <param name="crashes">The number of the write, counted from each start, at which the process dies; then it lives on.</param>
    /// <returns>The end, and whether every crash has happened.</returns>
    public static async Task<(OrchestrationMetadata Instance, bool AllCrashed)> RunAsync(
        string database,
        Action<DurableTaskRegistry> tasks,
        object? input,
        TimeSpan length,
        IReadOnlyList<int> crashes,
        bool afterwards,
        int cachedInstances = 10_000)
    {
        var begin = new SimulatedTaskHostOptions().Start;
        var now = begin;
        foreach (var crash in crashes)
        {
            FaultyStore? store = null;
            var options = new SimulatedTaskHostOptions
            {
                DatabasePath = database,
                Start = now,
                CachedInstances = cachedInstances,
                WrapStore = inner => store = new(inner, crash, afterwards),
            };
            await using var host = await SimulatedTaskHost.StartAsync(tasks, options);
            try
            {
                return (await FinishAsync(host, input, begin + length), false);
            }
            catch (CrashException)
            {
                now = host.Clock.GetUtcNow();
            }
        }

        var last = new SimulatedTaskHostOptions { DatabasePath = database, Start = now, CachedInstances = cachedInstances };
        await using var survivor = await SimulatedTaskHost.StartAsync(tasks, last);
        return (await FinishAsync(survivor, input, begin + length), true);
    }

    private static async Task<OrchestrationMetadata> FinishAsync(SimulatedTaskHost host, object? input, DateTimeOffset end)
    {
        if (await host.Client.GetInstanceAsync(InstanceId) is null)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", input, new StartOrchestrationOptions(InstanceId));
        }

        await host.AdvanceToAsync(end);
        return await host.GetAsync(InstanceId);
    }
}
