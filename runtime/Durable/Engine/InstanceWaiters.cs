using System.Collections.Concurrent;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Engine;

/// <summary>Wakes callers that wait for an instance to start or to finish.</summary>
internal sealed class InstanceWaiters
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> starts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> ends = new(StringComparer.Ordinal);

    /// <summary>Ends when the instance is next seen running. Ask before looking at the instance, so that nothing is missed.</summary>
    public Task NextStart(string instanceId) => Wait(starts, instanceId);

    /// <summary>Ends when the instance next finishes. Ask before looking at the instance, so that nothing is missed.</summary>
    public Task NextEnd(string instanceId) => Wait(ends, instanceId);

    public void Notify(InstanceRecord instance)
    {
        if (instance.Status != OrchestrationRuntimeStatus.Pending)
        {
            Wake(starts, instance.Id);
        }

        if (instance.IsFinished)
        {
            Wake(ends, instance.Id);
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var waiting in starts.Values.Concat(ends.Values))
        {
            waiting.TrySetException(exception);
        }
    }

    private static Task Wait(ConcurrentDictionary<string, TaskCompletionSource> waiters, string instanceId) =>
        waiters.GetOrAdd(instanceId, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private static void Wake(ConcurrentDictionary<string, TaskCompletionSource> waiters, string instanceId)
    {
        if (!waiters.IsEmpty && waiters.TryRemove(instanceId, out var waiting))
        {
            waiting.TrySetResult();
        }
    }
}
