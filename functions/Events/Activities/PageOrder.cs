namespace Automations.Events.Activities;

/// <summary>Asks an activity to write to a part of those registered, so that thousands of them are no more than dozens of history events.</summary>
/// <param name="Version">Of the event: when it has changed meanwhile, nothing more is done.</param>
/// <param name="After">Null for the first page.</param>
public sealed record PageOrder(string EventId, EventRunRules Rules, int Version, string? After)
{
    public const int Size = 200;
}

/// <param name="Next">Where the next page begins; null after the last.</param>
public sealed record PageDone(string? Next)
{
    public static PageDone Last { get; } = new(Next: null);
}
