using System.Collections.Concurrent;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Lanes;

/// <summary>Wakes a lane's workflow, and starts it when it does not run.</summary>
public sealed class LaneBell(ILanes lanes, TimeProvider time)
{
    /// <summary>A lane seen running is taken to run for so long, to spare a look for each of thousands of messages.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> seenRunning = new();

    public async Task RingAsync(DurableTaskClient client, string lane, CancellationToken cancellation)
    {
        if (!await EnsureRunningAsync(client, lane, cancellation))
            await client.RaiseEventAsync(LaneWorkflow.InstanceIdOf(lane), LaneWorkflow.Wake, lane, cancellation);
    }

    /// <summary>After many messages, or one that may have gone to any lane.</summary>
    public async Task RingAllAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var lane in await lanes.AllAsync(cancellation))
            await RingAsync(client, lane.Id, cancellation);
    }

    /// <returns>True when it had to be started; it then looks at its outbox by itself.</returns>
    public async Task<bool> EnsureRunningAsync(DurableTaskClient client, string lane, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (seenRunning.TryGetValue(lane, out var seen) && now - seen < Trust)
            return false;

        var started = false;
        if (!await IsRunningAsync(client, lane, cancellation))
            started = await TryStartAsync(client, lane, cancellation);
        seenRunning[lane] = now;
        return started;
    }

    private static async Task<bool> TryStartAsync(DurableTaskClient client, string lane, CancellationToken cancellation)
    {
        try
        {
            var options = new StartOrchestrationOptions(LaneWorkflow.InstanceIdOf(lane));
            await client.ScheduleNewOrchestrationInstanceAsync(LaneWorkflow.Name, LaneState.New(lane), options, cancellation);
            return true;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // platforms differ in how they refuse a second start; that it runs now is all that counts
            if (!await IsRunningAsync(client, lane, cancellation))
                throw;
            return false;
        }
    }

    private static async Task<bool> IsRunningAsync(DurableTaskClient client, string lane, CancellationToken cancellation) =>
        await client.GetInstanceAsync(LaneWorkflow.InstanceIdOf(lane), cancellation) is { IsCompleted: false };
}
