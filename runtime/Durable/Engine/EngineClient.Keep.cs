using Automations.Runtime.Durable.Core;
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
            var plan = RewindPlan.For(await engine.Store.HistoryAsync(found.Instance.Key), wake);
            if (await engine.Store.RewindAsync(found.Instance, plan) is { } result)
            {
                activities.Enqueue(result.Activities);
                turns.Deliver(result.Deliveries);
                timers.Set(plan.Timers);
                await RewindChildrenAsync(plan, reason, cancellation);
            }
        }
        finally
        {
            engine.Work.Exit();
        }
    }

    private async Task RewindChildrenAsync(RewindPlan plan, string reason, CancellationToken cancellation)
    {
        foreach (var child in plan.Children)
        {
            if (await engine.Store.FindAsync(child, payloads: false) is { Instance.Status: OrchestrationRuntimeStatus.Failed })
            {
                await RewindInstanceAsync(child, reason, cancellation);
            }
        }
    }
}
