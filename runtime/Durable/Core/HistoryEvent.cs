using System.Text.Json.Serialization;
using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Core;

/// <summary>
/// One line of an instance's history. What happens to an instance arrives as an event; what its code decides (the
/// <see cref="Decision"/>s) is written down as events as well, so that a replay can compare both.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(OrchestratorStarted), nameof(OrchestratorStarted))]
[JsonDerivedType(typeof(ExecutionStarted), nameof(ExecutionStarted))]
[JsonDerivedType(typeof(ExecutionSuspended), nameof(ExecutionSuspended))]
[JsonDerivedType(typeof(ExecutionResumed), nameof(ExecutionResumed))]
[JsonDerivedType(typeof(ExecutionTerminated), nameof(ExecutionTerminated))]
[JsonDerivedType(typeof(ExecutionRewound), nameof(ExecutionRewound))]
[JsonDerivedType(typeof(TaskCompleted), nameof(TaskCompleted))]
[JsonDerivedType(typeof(TaskFailed), nameof(TaskFailed))]
[JsonDerivedType(typeof(SubOrchestrationCompleted), nameof(SubOrchestrationCompleted))]
[JsonDerivedType(typeof(SubOrchestrationFailed), nameof(SubOrchestrationFailed))]
[JsonDerivedType(typeof(TimerFired), nameof(TimerFired))]
[JsonDerivedType(typeof(EventRaised), nameof(EventRaised))]
[JsonDerivedType(typeof(TaskScheduled), nameof(TaskScheduled))]
[JsonDerivedType(typeof(TimerCreated), nameof(TimerCreated))]
[JsonDerivedType(typeof(TimerCanceled), nameof(TimerCanceled))]
[JsonDerivedType(typeof(SubOrchestrationCreated), nameof(SubOrchestrationCreated))]
[JsonDerivedType(typeof(EventSent), nameof(EventSent))]
[JsonDerivedType(typeof(ExecutionCompleted), nameof(ExecutionCompleted))]
[JsonDerivedType(typeof(ContinuedAsNew), nameof(ContinuedAsNew))]
internal abstract record HistoryEvent
{
    public DateTimeOffset At { get; init; }
}

/// <summary>Opens a turn; its time is what the orchestrator sees as the present.</summary>
internal sealed record OrchestratorStarted : HistoryEvent;

/// <param name="Execution">Counts the lives of an instance id: grows with every ContinueAsNew.</param>
internal sealed record ExecutionStarted(string Name, string Version, string? Input, int Execution, ParentLink? Parent) : HistoryEvent;

internal sealed record ExecutionSuspended(string? Reason) : HistoryEvent;

internal sealed record ExecutionResumed(string? Reason) : HistoryEvent;

internal sealed record ExecutionTerminated(string? Output, bool Recursive) : HistoryEvent;

internal sealed record ExecutionRewound(string? Reason) : HistoryEvent;

internal sealed record EventRaised(string Name, string? Input) : HistoryEvent;

/// <summary>An event that answers a decision of the orchestrator.</summary>
internal abstract record Answer(int TaskId) : HistoryEvent;

internal sealed record TaskCompleted(int TaskId, string? Result) : Answer(TaskId);

internal sealed record TaskFailed(int TaskId, TaskFailureDetails Failure) : Answer(TaskId);

internal sealed record SubOrchestrationCompleted(int TaskId, string? Result) : Answer(TaskId);

internal sealed record SubOrchestrationFailed(int TaskId, TaskFailureDetails Failure) : Answer(TaskId);

internal sealed record TimerFired(int TaskId, DateTimeOffset DueAt) : Answer(TaskId);
