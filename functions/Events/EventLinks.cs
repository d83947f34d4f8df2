using Automations.People;
using Automations.Web;

namespace Automations.Events;

/// <summary>The signed links of the event mails: what each allows, and which page it opens in the language of its recipient.</summary>
public static class EventLinks
{
    /// <summary>See the event, register, give the seat back.</summary>
    public const string Attend = "event";

    /// <summary>A host's: note who was there.</summary>
    public const string CheckIn = "event-check-in";

    /// <summary>On the QR code: say "I am here". Not bound to one person, so whoever uses it signs in.</summary>
    public const string Here = "event-here";

    /// <summary>Subscribe to a feed.</summary>
    public const string Feed = "event-feed";

    private static readonly TimeSpan AfterTheEvent = TimeSpan.FromDays(30);

    public static Uri ForAttending(this ISignedLinks links, EventRecord record, Person person) =>
        links.Create($"/events/{record.Id}?lang={person.Language}", new(Attend, record.Id, person.Id, record.Details.Time.End + AfterTheEvent));

    public static Uri ForCheckIn(this ISignedLinks links, EventRecord record, Person host) =>
        links.Create($"/events/{record.Id}/check-in?lang={host.Language}", new(CheckIn, record.Id, host.Id, record.Details.Time.End + AfterTheEvent));

    /// <summary>Works from an hour before the event until an hour after it.</summary>
    public static Uri ForBeingHere(this ISignedLinks links, EventRecord record) =>
        links.Create($"/events/{record.Id}/here", new(Here, record.Id, "", record.Details.Time.End.AddHours(1)));

    /// <param name="topic">Null for all events.</param>
    public static Uri ForFeed(this ISignedLinks links, string personId, string? topic, string language, DateTimeOffset now) =>
        links.Create($"/events/feed.ics?lang={language}", new(Feed, topic ?? "", personId, new(now.Year + 2, 1, 1, 0, 0, 0, TimeSpan.Zero)));
}
