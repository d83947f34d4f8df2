namespace Automations.Programme.News;

/// <summary>The stretch of time that an edition tells of.</summary>
/// <param name="Since">Beginning of what has happened: the end of the edition before.</param>
/// <param name="Until">End of what has happened; excluded.</param>
/// <param name="Ahead">End of what is still to come, counted from <paramref name="Until"/>; excluded.</param>
/// <param name="Cadence">How often such editions appear.</param>
public sealed record NewsPeriod(DateTimeOffset Since, DateTimeOffset Until, DateTimeOffset Ahead, NewsCadence Cadence)
{
    public bool Happened(DateTimeOffset moment) => moment >= Since && moment < Until;

    public bool IsAhead(DateTimeOffset moment) => moment >= Until && moment < Ahead;
}

public enum NewsCadence
{
    Weekly,
    Monthly,
}
