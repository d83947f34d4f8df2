namespace DurableTask.Core.History;

public class TimerCreatedEvent : HistoryEvent
{
    public TimerCreatedEvent(int eventId)
        : base(eventId)
    {
    }

    public TimerCreatedEvent(int eventId, DateTime fireAt)
        : base(eventId) => FireAt = fireAt;

    public override EventType EventType => EventType.TimerCreated;

    /// <summary>In UTC.</summary>
    public DateTime FireAt { get; set; }
}

public class TimerFiredEvent : HistoryEvent
{
    public TimerFiredEvent(int eventId)
        : base(eventId)
    {
    }

    public TimerFiredEvent(int eventId, DateTime fireAt)
        : base(eventId) => FireAt = fireAt;

    public override EventType EventType => EventType.TimerFired;

    /// <summary>The <see cref="HistoryEvent.EventId"/> of the timer's creation.</summary>
    public int TimerId { get; set; }

    /// <summary>In UTC.</summary>
    public DateTime FireAt { get; set; }
}
