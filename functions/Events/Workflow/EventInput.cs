namespace Automations.Events.Workflow;

/// <summary>What an event's workflow carries from one generation to the next. Everything else it reads anew: the event is in the store.</summary>
public sealed record EventInput(string EventId, EventRunRules Rules)
{
    /// <summary>Whatever reminder was due by then has been seen to; null before the first look.</summary>
    public DateTimeOffset? RemindedUntil { get; init; }

    /// <summary>The schedule that <see cref="NextReminder"/> belongs to.</summary>
    public int Schedule { get; init; }

    /// <summary>When the next reminder of anybody is due; null when that is to be found out.</summary>
    public DateTimeOffset? NextReminder { get; init; }

    /// <summary>After trouble with the calendar, when to try again.</summary>
    public DateTimeOffset? CalendarAgainAt { get; init; }

    /// <summary>When everybody had been told that it is called off; null before that.</summary>
    public DateTimeOffset? CalledOffAt { get; init; }

    /// <summary>How often the hosts were asked who was there.</summary>
    public int Asked { get; init; }
}
