namespace DurableTask.Core.History;

/// <summary>One line of an instance's history.</summary>
public abstract class HistoryEvent
{
    protected HistoryEvent(int eventId) => EventId = eventId;

    /// <summary>The number of what the orchestrator asked for; -1 for everything that only happened to it.</summary>
    public int EventId { get; internal set; }

    public bool IsPlayed { get; set; }

    /// <summary>In UTC.</summary>
    public DateTime Timestamp { get; set; }

    public virtual EventType EventType { get; private set; }
}
