namespace DurableTask.Core.History;

/// <summary>An activity was asked for; <see cref="HistoryEvent.EventId"/> is the number its answer names.</summary>
public class TaskScheduledEvent : HistoryEvent
{
    public TaskScheduledEvent(int eventId)
        : base(eventId)
    {
    }

    public TaskScheduledEvent(int eventId, string name, string? version = null, string? input = null)
        : base(eventId)
    {
        Name = name;
        Version = version;
        Input = input;
    }

    public override EventType EventType => EventType.TaskScheduled;

    public string? Name { get; set; }

    public string? Version { get; set; }

    public string? Input { get; set; }

    public IDictionary<string, string>? Tags { get; set; }
}

public class TaskCompletedEvent(int eventId, int taskScheduledId, string? result) : HistoryEvent(eventId)
{
    public override EventType EventType => EventType.TaskCompleted;

    public int TaskScheduledId { get; private set; } = taskScheduledId;

    public string? Result { get; private set; } = result;
}

public class TaskFailedEvent(int eventId, int taskScheduledId, string? reason, string? details, FailureDetails? failureDetails)
    : HistoryEvent(eventId)
{
    public TaskFailedEvent(int eventId, int taskScheduledId, string? reason, string? details)
        : this(eventId, taskScheduledId, reason, details, failureDetails: null)
    {
    }

    public override EventType EventType => EventType.TaskFailed;

    public int TaskScheduledId { get; private set; } = taskScheduledId;

    public string? Reason { get; private set; } = reason;

    public string? Details { get; private set; } = details;

    public FailureDetails? FailureDetails { get; private set; } = failureDetails;
}
