namespace Automations.Runtime.Graph;

/// <summary>Where the local Graph listens, where it keeps its state, and who it plays.</summary>
public sealed record LocalGraphOptions
{
    /// <summary>Loopback port; 0 takes a free one.</summary>
    public int Port { get; init; } = 7072;

    /// <summary>Folder of <c>graph.db</c>; created when missing.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The organisation as JSON, read at the first start on a state folder; null is the invented company Nordlicht.</summary>
    public string? PeopleFile { get; init; }

    public string TenantId { get; init; } = "11111111-1111-1111-1111-111111111111";

    /// <summary>Client id of the function app, the audience of its tokens.</summary>
    public string ClientId { get; init; } = "22222222-2222-2222-2222-222222222222";

    /// <summary>Address of the function app: sign-in may lead back there.</summary>
    public Uri AppBaseUrl { get; init; } = new("http://localhost:7071");

    public string ProgrammeMailbox { get; init; } = "lotsen@nordlicht.example";

    public string ProgrammeName { get; init; } = "Lotsen";

    public string ChampionsGroupId { get; init; } = "33333333-3333-3333-3333-333333333333";

    /// <summary>Members of this group sign in with the roles of community managers.</summary>
    public string ManagersGroupId { get; init; } = "44444444-4444-4444-4444-444444444444";

    public GraphLimits Limits { get; init; } = new();
}
