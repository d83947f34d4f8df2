using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Engine;

internal static class HistoryView
{
    public static IReadOnlyList<HistoryRecord> Of(IReadOnlyList<HistoryEvent> history) =>
        [.. history.Select((happened, index) => Of(happened) with { Sequence = index, At = happened.At, Event = happened.GetType().Name })];

    private static HistoryRecord Of(HistoryEvent happened) => happened switch
    {
        ExecutionStarted e => Line(name: e.Name, other: e.Parent?.InstanceId, data: e.Input),
        ExecutionSuspended e => Line(data: e.Reason),
        ExecutionResumed e => Line(data: e.Reason),
        ExecutionRewound e => Line(data: e.Reason),
        ExecutionTerminated e => Line(data: e.Output),
        EventRaised e => Line(name: e.Name, data: e.Input),
        TaskCompleted e => Line(e.TaskId, data: e.Result),
        TaskFailed e => Line(e.TaskId) with { Failure = e.Failure },
        SubOrchestrationCompleted e => Line(e.TaskId, data: e.Result),
        SubOrchestrationFailed e => Line(e.TaskId) with { Failure = e.Failure },
        TimerFired e => Line(e.TaskId) with { DueAt = e.DueAt },
        TaskScheduled e => Line(e.TaskId, e.Name, data: e.Input),
        TimerCreated e => Line(e.TaskId) with { DueAt = e.DueAt },
        TimerCanceled e => Line(e.TaskId),
        SubOrchestrationCreated e => Line(e.TaskId, e.Name, e.InstanceId, e.Input),
        EventSent e => Line(e.TaskId, e.Name, e.InstanceId, e.Input),
        ExecutionCompleted e => Line(data: e.Output) with { Failure = e.Failure },
        ContinuedAsNew e => Line(data: e.Input),
        _ => Line(),
    };

    private static HistoryRecord Line(int? task = null, string? name = null, string? other = null, string? data = null) =>
        new(0, default, "", task, name, other, data, null, null);
}
