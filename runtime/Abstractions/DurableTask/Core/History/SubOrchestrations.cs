namespace DurableTask.Core.History;

/// <summary>A sub-orchestration was asked for; <see cref="HistoryEvent.EventId"/> is the number its answer names.</summary>
public class SubOrchestrationInstanceCreatedEvent(int eventId) : HistoryEvent(eventId)
{
    public override EventType EventType => EventType.SubOrchestrationInstanceCreated;

    public string? Name { get; set; }

    public string? Version { get; set; }

    public string? InstanceId { get; set; }

    public string? Input { get; set; }

    public IDictionary<string, string>? Tags { get; set; }
}

public class SubOrchestrationInstanceCompletedEvent(int eventId, int taskScheduledId, string? result) : HistoryEvent(eventId)
{
    public override EventType EventType => EventType.SubOrchestrationInstanceCompleted;

    public int TaskScheduledId { get; private set; } = taskScheduledId;

    public string? Result { get; private set; } = result;
}

public class SubOrchestrationInstanceFailedEvent(
    int eventId,
    int taskScheduledId,
    string? reason,
    string? details,
    FailureDetails? failureDetails) : HistoryEvent(eventId)
{
    public SubOrchestrationInstanceFailedEvent(int eventId, int taskScheduledId, string? reason, string? details)
        : this(eventId, taskScheduledId, reason, details, null)
    {
    }

    public override EventType EventType => EventType.SubOrchestrationInstanceFailed;

    public int TaskScheduledId { get; private set; } = taskScheduledId;

    public string? Reason { get; private set; } = reason;

    public string? Details { get; private set; } = details;

    public FailureDetails? FailureDetails { get; internal set; } = failureDetails;
}
