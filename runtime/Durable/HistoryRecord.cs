using Microsoft.DurableTask;

namespace Automations.Runtime.Durable;

/// <summary>One line of an instance's history, to look at.</summary>
/// <param name="Event">What happened, e.g. TaskScheduled, TaskCompleted, TimerFired, EventRaised.</param>
/// <param name="TaskId">Ties an answer to what it answers; null for events that belong to no task.</param>
/// <param name="Name">Of the orchestrator, activity, sub-orchestration or external event.</param>
/// <param name="InstanceId">Of the other instance: the sub-orchestration, or the receiver of an event.</param>
/// <param name="Data">The serialized input, result or payload.</param>
/// <param name="DueAt">Of timers.</param>
public sealed record HistoryRecord(
    int Sequence,
    DateTimeOffset At,
    string Event,
    int? TaskId,
    string? Name,
    string? InstanceId,
    string? Data,
    DateTimeOffset? DueAt,
    TaskFailureDetails? Failure);
