using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Engine;

internal sealed partial class EngineClient
{
    private const int PurgePage = 500;

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return new(await engine.Store.PurgeAsync([instanceId], options?.Recursive ?? false));
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter,
        PurgeInstanceOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Timeout is { } timeout)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, nameof(filter));
        }

        var query = new OrchestrationQuery(filter.CreatedFrom, filter.CreatedTo, filter.Statuses, PageSize: PurgePage);
        var begin = engine.Clock.GetTimestamp();
        var purged = 0;
        await foreach (var page in GetAllInstancesAsync(query).AsPages().WithCancellation(cancellation))
        {
            purged += await engine.Store.PurgeAsync([.. page.Values.Select(i => i.InstanceId)], options?.Recursive ?? false);
            if (page.ContinuationToken is not null && filter.Timeout < engine.Clock.GetElapsedTime(begin))
            {
                return new(purged, isComplete: false);
            }
        }

        return new(purged, isComplete: true);
    }

    public override async Task<string> RestartAsync(
        string instanceId,
        bool restartWithNewInstanceId = false,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        if (await engine.Store.FindAsync(instanceId, payloads: true) is not { Instance: { } old, Payloads: { } payloads })
        {
            throw Unknown(instanceId);
        }

        var now = engine.Clock.GetUtcNow();
        var start = new ExecutionStarted(old.Name, old.Version, payloads.Input, 0, null) { At = now };
        var id = restartWithNewInstanceId ? NewId() : instanceId;
        await StartAsync(new(id, start, now, null, old.Tags, Unfinished));
        return id;
    }

    /// <exception cref="ArgumentException">There is no such instance.</exception>
    /// <exception cref="InvalidOperationException">The instance has not failed.</exception>
    public override async Task RewindInstanceAsync(string instanceId, string reason, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        var found = await engine.Store.FindAsync(instanceId, payloads: false)
            ?? throw Unknown(instanceId);
        if (found.Instance.Status != OrchestrationRuntimeStatus.Failed)
        {
            throw new InvalidOperationException($"Only failed instances can be rewound; '{instanceId}' is {found.Instance.Status}.");
        }

        engine.Work.Enter();
        try
        {
            var wake = new ExecutionRewound(reason) { At = engine.Clock.GetUtcNow() };
            var family = new List<Rewinding>();
            await PlanRewindingAsync(found.Instance, wake, family);
            if (await engine.Store.RewindAsync(family) is { } result)
            {
                activities.Enqueue(result.Activities);
                turns.Deliver(result.Deliveries);
                family.ForEach(member => timers.Set(member.Plan.Timers));
            }
        }
        finally
        {
            engine.Work.Exit();
        }
    }

    /// <summary>The instance and the failed children that it failed by: none may be left behind, or its parent would wait for ever.</summary>
    private async Task PlanRewindingAsync(InstanceRecord failed, ExecutionRewound wake, List<Rewinding> family)
    {
        var plan = RewindPlan.For(await engine.Store.HistoryAsync(failed.Key), wake);
        family.Add(new(failed, plan));
        foreach (var id in plan.Children)
        {
            if (await engine.Store.FindAsync(id, payloads: false) is { Instance: { Status: OrchestrationRuntimeStatus.Failed } child })
            {
                await PlanRewindingAsync(child, wake, family);
            }
        }
    }
}
