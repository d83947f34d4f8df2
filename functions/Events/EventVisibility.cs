namespace Automations.Events;

public static class EventVisibility
{
    /// <summary>Whether lists and feeds show it to everybody in the organisation.</summary>
    public static bool IsListed(EventRecord record) =>
        IsPublic(record)
        && (record.State != EventState.Cancelled || record.Told is not null)
        && record.Details.Audience.Kind is AudienceKind.Everybody or AudienceKind.Topics;

    /// <summary>Whether somebody who knows its address may read it.</summary>
    public static bool IsPublic(EventRecord record) => record.State is EventState.Published or EventState.Closed or EventState.Cancelled;
}
