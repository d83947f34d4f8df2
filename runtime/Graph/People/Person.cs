using System.Text.Json.Nodes;

namespace Automations.Runtime.Graph.People;

/// <summary>A user of the directory, or (without a life of its own) a shared mailbox.</summary>
internal sealed record Person
{
    public required string Id { get; init; }

    public required string UserPrincipalName { get; init; }

    public required string DisplayName { get; init; }

    public string? GivenName { get; init; }

    public string? Surname { get; init; }

    public string? Mail { get; init; }

    public string? JobTitle { get; init; }

    public string? Department { get; init; }

    public string? OfficeLocation { get; init; }

    public string? PreferredLanguage { get; init; }

    public string TimeZone { get; init; } = "UTC";

    public string? ManagerId { get; init; }

    public bool AccountEnabled { get; init; } = true;

    public bool IsShared { get; init; }

    /// <summary>When the person was deleted from the directory; the mailbox stays readable on the mailbox page.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Changes of the mailbox settings made through Graph, merged over the standard ones.</summary>
    public JsonObject? Settings { get; init; }
}
