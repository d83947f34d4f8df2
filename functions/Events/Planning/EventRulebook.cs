namespace Automations.Events.Planning;

/// <summary>What an event must keep to, however it arrives.</summary>
public static class EventRulebook
{
    public const int LongestTitle = 120;
    public const int LongestDescription = 6_000;
    public const int LongestPlace = 120;
    public const int MostHosts = 10;

    /// <summary>An event in Exchange has at most 500 attendees; the hosts are among them.</summary>
    public const int MostInvited = 480;

    public const int ShortestMinutes = 5;
    public const int LongestMinutes = 24 * 60;
    public const int MostSeats = 100_000;
    public const int LongestReason = 500;
    public const int LongestQuestion = 500;
}
