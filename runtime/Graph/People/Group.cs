namespace Automations.Runtime.Graph.People;

internal sealed record Group
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    public string? Description { get; init; }

    public required string MailNickname { get; init; }

    public bool MailEnabled { get; init; }

    public bool SecurityEnabled { get; init; } = true;

    public IReadOnlyList<string> GroupTypes { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }
}
