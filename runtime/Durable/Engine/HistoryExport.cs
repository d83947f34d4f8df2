using System.Globalization;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Framework = DurableTask.Core;
using Exported = DurableTask.Core.History;

namespace Automations.Runtime.Durable.Engine;

/// <summary>A history in the types of Microsoft's client. Cancelled timers have no counterpart there and are left out.</summary>
internal static class HistoryExport
{
    private const int None = -1;

    public static List<Exported.HistoryEvent> Of(InstanceRecord instance, IReadOnlyList<HistoryEvent> history)
    {
        var events = new List<Exported.HistoryEvent>(history.Count + 8);
        foreach (var happened in history)
        {
            if (happened is OrchestratorStarted)
            {
                CloseTurn(events);
            }

            if (Of(instance, happened) is { } exported)
            {
                exported.Timestamp = happened.At.UtcDateTime;
                exported.IsPlayed = true;
                events.Add(exported);
            }
        }

        CloseTurn(events);
        return events;
    }

    private static void CloseTurn(List<Exported.HistoryEvent> events)
    {
        if (events.Count > 0)
        {
            events.Add(new Exported.OrchestratorCompletedEvent(None) { Timestamp = events[^1].Timestamp, IsPlayed = true });
        }
    }

    private static Exported.HistoryEvent? Of(InstanceRecord instance, HistoryEvent happened) => happened switch
    {
        OrchestratorStarted => new Exported.OrchestratorStartedEvent(None),
        ExecutionStarted e => Started(instance, e),
        ExecutionSuspended e => new Exported.ExecutionSuspendedEvent(None, e.Reason),
        ExecutionResumed e => new Exported.ExecutionResumedEvent(None, e.Reason),
        ExecutionRewound e => new Exported.ExecutionRewoundEvent(None, e.Reason),
        ExecutionTerminated e => new Exported.ExecutionTerminatedEvent(None, e.Output),
        EventRaised e => new Exported.EventRaisedEvent(None, e.Input) { Name = e.Name },
        TaskCompleted e => new Exported.TaskCompletedEvent(None, e.TaskId, e.Result),
        TaskFailed e => new Exported.TaskFailedEvent(None, e.TaskId, e.Failure.ErrorMessage, null, Of(e.Failure)),
        SubOrchestrationCompleted e => new Exported.SubOrchestrationInstanceCompletedEvent(None, e.TaskId, e.Result),
        SubOrchestrationFailed e =>
            new Exported.SubOrchestrationInstanceFailedEvent(None, e.TaskId, e.Failure.ErrorMessage, null, Of(e.Failure)),
        TimerFired e => new Exported.TimerFiredEvent(None, e.DueAt.UtcDateTime) { TimerId = e.TaskId },
        Decision decision => Of(decision),
        _ => null,
    };

    private static Exported.HistoryEvent? Of(Decision decision) => decision switch
    {
        TaskScheduled e => new Exported.TaskScheduledEvent(e.TaskId, e.Name, e.Version, e.Input) { Tags = e.Tags },
        TimerCreated e => new Exported.TimerCreatedEvent(e.TaskId, e.DueAt.UtcDateTime),
        SubOrchestrationCreated e => new Exported.SubOrchestrationInstanceCreatedEvent(e.TaskId)
        {
            Name = e.Name,
            Version = e.Version,
            InstanceId = e.InstanceId,
            Input = e.Input,
            Tags = e.Tags,
        },
        EventSent e => new Exported.EventSentEvent(e.TaskId) { InstanceId = e.InstanceId, Name = e.Name, Input = e.Input },
        ExecutionCompleted e =>
            new Exported.ExecutionCompletedEvent(e.TaskId, e.Output, (Framework.OrchestrationStatus)e.Status, e.Failure is { } f ? Of(f) : null),
        ContinuedAsNew e => new Exported.ContinueAsNewEvent(e.TaskId, e.Input),
        _ => null,
    };

    private static Exported.ExecutionStartedEvent Started(InstanceRecord instance, ExecutionStarted started) => new(None, started.Input)
    {
        OrchestrationInstance = Instance(instance.Id, started.Execution),
        ParentInstance = started.Parent is not { } parent ? null : new Framework.ParentInstance
        {
            Name = parent.Name,
            OrchestrationInstance = Instance(parent.InstanceId, parent.Execution),
            TaskScheduleId = parent.TaskId,
        },
        Name = started.Name,
        Version = started.Version,
        Tags = instance.Tags?.ToDictionary(),
        Generation = started.Execution,
    };

    private static Framework.OrchestrationInstance Instance(string id, int execution) =>
        new() { InstanceId = id, ExecutionId = execution.ToString(CultureInfo.InvariantCulture) };

    private static Framework.FailureDetails Of(Microsoft.DurableTask.TaskFailureDetails failure) => new(
        failure.ErrorType,
        failure.ErrorMessage,
        failure.StackTrace,
        failure.InnerFailure is { } inner ? Of(inner) : null,
        Retries.IsFinal(failure),
        failure.Properties?.ToDictionary(p => p.Key, p => (object?)p.Value));
}
