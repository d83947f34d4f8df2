using Automations.Digests.Editions;
using Automations.People;
using Automations.Web;

namespace Automations.Digests;

/// <summary>The signed links of the digests.</summary>
public static class DigestLinks
{
    /// <summary>See and change one's own wishes, and end the digest for oneself.</summary>
    public const string Wishes = "digest-wishes";

    /// <summary>Read an edition on the web.</summary>
    public const string Read = "digest-read";

    /// <summary>An editor's: change an edition and decide on it.</summary>
    public const string Edit = "digest-edit";

    /// <summary>An old digest in somebody's mailbox still leads to the way out.</summary>
    private static readonly TimeSpan WishesAreValid = TimeSpan.FromDays(3 * 365);

    private static readonly TimeSpan ReadingIsValid = TimeSpan.FromDays(365);

    private static readonly TimeSpan AfterTheDeadline = TimeSpan.FromDays(30);

    public static Uri ForWishes(this ISignedLinks links, string person, string language, DateTimeOffset now) =>
        links.Create($"/digests/preferences?lang={language}", WishesOf(person, now));

    public static Uri ForUnsubscribing(this ISignedLinks links, string person, string language, DateTimeOffset now) =>
        links.Create($"/digests/unsubscribe?lang={language}", WishesOf(person, now));

    public static Uri ForReading(this ISignedLinks links, string edition, string person, string language, DateTimeOffset now) =>
        links.Create($"/digests/{edition}?lang={language}", new(Read, edition, person, now + ReadingIsValid));

    public static Uri ForEditing(this ISignedLinks links, string edition, Person editor, DateTimeOffset deadline) =>
        links.Create($"/digests/{edition}/edit?lang={editor.Language}", new(Edit, edition, editor.Id, deadline + AfterTheDeadline));

    private static SignedLink WishesOf(string person, DateTimeOffset now) => new(Wishes, EditionIds.InstancePrefix, person, now + WishesAreValid);
}
