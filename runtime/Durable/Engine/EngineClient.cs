using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Engine;

/// <summary>The client of the engine in the same process.</summary>
internal sealed partial class EngineClient(EngineContext engine, TurnRunner turns, ActivityRunner activities, TimerPump timers)
    : DurableTaskClient("default")
{
    private static readonly HashSet<OrchestrationRuntimeStatus> Unfinished =
    [
        OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended,
    ];

    private DataConverter Converter => engine.Options.DataConverter;

    /// <summary>
    /// An instance of the same id that has not finished, or is in one of the options' dedupe states, makes the start fail with an
    /// <see cref="OrchestrationAlreadyExistsException"/>; any other is replaced with all its history.
    /// </summary>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        cancellation.ThrowIfCancellationRequested();
        var now = engine.Clock.GetUtcNow();
        var id = options?.InstanceId is { } given ? InstanceIds.Check(given, nameof(options)) : NewId();
        var version = options?.Version?.Version ?? engine.Options.DefaultVersion;
        var refuse = options?.DedupeStatuses?.Select(s => Enum.Parse<OrchestrationRuntimeStatus>(s, ignoreCase: true)).ToHashSet() ?? [];
        var start = new ExecutionStarted(orchestratorName, version, Converter.Serialize(input), 0, null) { At = now };
        var startAt = options?.StartAt is { } at && at > now ? at : (DateTimeOffset?)null;
        await StartAsync(new(id, start, now, startAt, options?.Tags, refuse));
        return id;
    }

    public override Task RaiseEventAsync(
        string instanceId,
        string eventName,
        object? eventPayload = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return SendAsync(instanceId, new EventRaised(eventName, Converter.Serialize(eventPayload)), cancellation);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionSuspended(reason), cancellation);

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionResumed(reason), cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId,
        TerminateInstanceOptions? options = null,
        CancellationToken cancellation = default) =>
        SendAsync(instanceId, new ExecutionTerminated(Converter.Serialize(options?.Output), options?.Recursive ?? false), cancellation);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <remarks>Of a kind that grows with time, so that new rows lie beside each other in the store's index.</remarks>
#pragma warning disable RS0030 // the one place where an id may be random: it is stored before anything depends on it
    private static string NewId() => Guid.CreateVersion7().ToString("N");
#pragma warning restore RS0030

    private async Task StartAsync(NewInstance instance)
    {
        engine.Work.Enter();
        try
        {
            if (await engine.Store.CreateAsync(instance) is { } delivery)
            {
                turns.Deliver([delivery]);
            }
            else
            {
                timers.Set(instance.StartAt!.Value);
            }
        }
        catch (InvalidOperationException exception) when (exception is not ObjectDisposedException)
        {
            throw new OrchestrationAlreadyExistsException(exception.Message, exception);
        }
        finally
        {
            engine.Work.Exit();
        }

        await Task.Yield();
    }

    private async Task SendAsync(string instanceId, HistoryEvent happened, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        cancellation.ThrowIfCancellationRequested();
        engine.Work.Enter();
        try
        {
            if (await engine.Store.SendAsync(instanceId, happened with { At = engine.Clock.GetUtcNow() }) is { } delivery)
            {
                turns.Deliver([delivery]);
            }
            else
            {
                engine.Log.Dropped(happened.GetType().Name, instanceId);
            }
        }
        finally
        {
            engine.Work.Exit();
        }

        await Task.Yield();
    }
}
