namespace Automations.Runtime.Graph.People;

/// <summary>One entry of the people file; <see cref="Manager"/> is a user principal name.</summary>
internal sealed record PersonEntry(
    string? UserPrincipalName,
    string? DisplayName,
    string? GivenName,
    string? Surname,
    string? Mail,
    string? Department,
    string? OfficeLocation,
    string? PreferredLanguage,
    string? TimeZone,
    string? Manager,
    string? JobTitle = null);
