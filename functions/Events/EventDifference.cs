namespace Automations.Events;

/// <summary>What of a change concerns those who are coming. Pure.</summary>
public sealed record EventDifference(EventDetails Before, EventDetails After)
{
    public bool IsMoved => Before.Time.Start != After.Time.Start;

    public bool IsLongerOrShorter => Before.Time.Minutes != After.Time.Minutes;

    public bool IsRenamed => Before.Title != After.Title;

    public bool IsElsewhere => Before.Place != After.Place || Before.OnlineMeeting != After.OnlineMeeting;

    public bool Matters => IsMoved || IsLongerOrShorter || IsRenamed || IsElsewhere;
}
