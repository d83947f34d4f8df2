using System.Text.Json.Serialization;
using Automations.Delivery;
using Automations.People;
using Automations.Programme;

namespace Automations.Digests.Audience;

/// <summary>Somebody who gets a digest, with all that decides what is in theirs.</summary>
/// <param name="Language">They read it in.</param>
/// <param name="Languages">They understand a talk in.</param>
/// <param name="Office">As in the directory; null when it does not say.</param>
public sealed record DigestReader(Recipient Recipient, IReadOnlyList<string> Languages, string? Office, IReadOnlyList<string> Topics)
{
    [JsonIgnore]
    public string Language => Recipient.Language;

    /// <summary>Object id.</summary>
    [JsonIgnore]
    public string Person => Recipient.PersonId!;

    /// <summary>Whoever reads a language in an office, and has said nothing about topics.</summary>
    /// <param name="office">Null for somebody whose office the directory does not name.</param>
    public static DigestReader At(string language, Office? office, Office otherwise)
    {
        var (zone, holidays) = ((office ?? otherwise).TimeZone, (office ?? otherwise).Holidays);
        return new(new(PersonId: null, Address: "", Name: "", GivenName: "", language, zone, holidays), [language], office?.Location, []);
    }

    /// <param name="wishes">Null for somebody who never said any.</param>
    public static DigestReader Of(Champion champion, DigestWishes? wishes)
    {
        var language = wishes?.Language ?? champion.Person.Language;
        return new(
            Recipient.Of(champion.Person) with { Language = language },
            [.. champion.Languages.Append(language).Append(champion.Person.Language).Distinct()],
            champion.Person.OfficeLocation,
            wishes?.Topics ?? champion.Topics
        );
    }
}
