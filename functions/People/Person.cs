namespace Automations.People;

/// <summary>What the programme needs to know of somebody in the directory; small enough to travel in a workflow's payloads.</summary>
/// <param name="Id">Entra object id.</param>
/// <param name="Language">The programme's language for this person, two letters.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Holidays">ISO 3166-2 code whose public holidays count for this person.</param>
public sealed record Person(
    string Id,
    string UserPrincipalName,
    string Mail,
    string DisplayName,
    string GivenName,
    string? Department,
    string? OfficeLocation,
    string Language,
    string TimeZone,
    string Holidays
);
