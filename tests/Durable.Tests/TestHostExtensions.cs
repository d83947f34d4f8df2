using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests;

internal static class TestHostExtensions
{
    public static async Task<OrchestrationMetadata> RunAsync(
        this SimulatedTaskHost host,
        string orchestrator,
        object? input = null,
        TimeSpan? advance = null,
        StartOrchestrationOptions? options = null)
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options);
        await host.RunUntilIdleAsync();
        if (advance is { } by)
        {
            await host.AdvanceAsync(by);
        }

        return await host.GetAsync(id);
    }

    public static async Task<OrchestrationMetadata> GetAsync(this SimulatedTaskHost host, string instanceId) =>
        await host.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true)
            ?? throw new InvalidOperationException($"No instance {instanceId}.");

    public static async Task RaiseAsync(this SimulatedTaskHost host, string instanceId, string name, object? payload = null)
    {
        await host.Client.RaiseEventAsync(instanceId, name, payload);
        await host.RunUntilIdleAsync();
    }

    public static async Task<string[]> EventNamesAsync(this SimulatedTaskHost host, string instanceId) =>
        [.. (await host.GetHistoryAsync(instanceId)).Select(h => h.Event)];
}
