using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Engine;

/// <summary>Wakes callers that wait for an instance to start or to finish.</summary>
internal sealed class InstanceWaiters
{
    private readonly Dictionary<(string Id, bool ForEnd), Waiting> waiting = [];
    private readonly Lock gate = new();
    private Exception? failure;

    /// <summary>Join before looking at the instance, so that nothing is missed; leave by disposing.</summary>
    public Waiting Join(string instanceId, bool forEnd)
    {
        lock (gate)
        {
            if (!waiting.TryGetValue((instanceId, forEnd), out var joined))
            {
                waiting.Add((instanceId, forEnd), joined = new(this, instanceId, forEnd));
                if (failure is not null)
                {
                    joined.Source.SetException(failure);
                }
            }

            joined.Callers++;
            return joined;
        }
    }

    public void Notify(InstanceRecord instance, Payloads? payloads)
    {
        if (instance.Status != OrchestrationRuntimeStatus.Pending)
        {
            Wake((instance.Id, false), instance, payloads);
        }

        if (instance.IsFinished)
        {
            Wake((instance.Id, true), instance, payloads);
        }
    }

    public void Fail(Exception exception)
    {
        lock (gate)
        {
            failure = exception;
            foreach (var one in waiting.Values)
            {
                one.Source.TrySetException(exception);
            }
        }
    }

    private void Wake((string Id, bool ForEnd) what, InstanceRecord instance, Payloads? payloads)
    {
        Waiting? woken;
        lock (gate)
        {
            if (!waiting.Remove(what, out woken))
            {
                return;
            }
        }

        woken.Source.TrySetResult((instance, payloads));
    }

    private void Leave(Waiting left)
    {
        lock (gate)
        {
            if (--left.Callers == 0 && waiting.GetValueOrDefault((left.InstanceId, left.ForEnd)) == left)
            {
                waiting.Remove((left.InstanceId, left.ForEnd));
            }
        }
    }

    internal sealed class Waiting(InstanceWaiters owner, string instanceId, bool forEnd) : IDisposable
    {
        public string InstanceId => instanceId;

        public bool ForEnd => forEnd;

        public int Callers { get; set; }

        public TaskCompletionSource<(InstanceRecord Instance, Payloads? Payloads)> Source { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>The instance as it was when it got there; without payloads when they did not change then.</summary>
        public Task<(InstanceRecord Instance, Payloads? Payloads)> Task => Source.Task;

        public void Dispose() => owner.Leave(this);
    }
}
