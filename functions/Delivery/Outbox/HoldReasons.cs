namespace Automations.Delivery.Outbox;

/// <summary>What the ledger says of messages that wait or did not leave.</summary>
public static class HoldReasons
{
    public const string Planned = "planned for later";
    public const string WorkingHours = "outside the recipient’s working hours";
    public const string WeeklyCap = "the recipient has had enough messages this week";
    public const string OptedOut = "the recipient opted out";
    public const string Expired = "out of date before it could be sent";
}
