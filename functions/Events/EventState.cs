namespace Automations.Events;

/// <summary>Where an event stands.</summary>
public enum EventState
{
    /// <summary>A champion's idea that a community manager has not published yet.</summary>
    Proposed,

    /// <summary>In the making; nobody but the community managers sees it.</summary>
    Draft,

    Published,

    Cancelled,

    /// <summary>Over, and everything that follows is done.</summary>
    Closed,
}
