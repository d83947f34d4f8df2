using System.Collections.Concurrent;
using Automations.Runtime.Durable.Storage;

namespace Automations.Runtime.Durable.Engine;

/// <summary>Wakes callers that wait for an instance to start or to finish.</summary>
internal sealed class InstanceWaiters
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> changes = new(StringComparer.Ordinal);

    /// <summary>Ends with the next committed turn of the instance. Ask before looking at the instance, so that nothing is missed.</summary>
    public Task NextChange(string instanceId) =>
        changes.GetOrAdd(instanceId, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Notify(InstanceRecord instance)
    {
        if (!changes.IsEmpty && changes.TryRemove(instance.Id, out var waiting))
        {
            waiting.SetResult();
        }
    }

    public void Fail(Exception exception)
    {
        foreach (var id in changes.Keys)
        {
            if (changes.TryRemove(id, out var waiting))
            {
                waiting.SetException(exception);
            }
        }
    }
}
