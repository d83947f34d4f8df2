namespace Automations.Events;

/// <summary>Who may register.</summary>
/// <param name="GroupId">Entra group, for <see cref="AudienceKind.Group"/>.</param>
/// <param name="Topics">For <see cref="AudienceKind.Topics"/>: champions with one of these.</param>
/// <param name="Invited">For <see cref="AudienceKind.Invited"/>; Exchange sends them the invitation.</param>
/// <param name="GroupName">What the group was called when the event was written; null for events from before this was kept.</param>
public sealed record EventAudience(AudienceKind Kind, string? GroupId, IReadOnlyList<string> Topics, IReadOnlyList<EventPerson> Invited, string? GroupName = null)
{
    public static EventAudience Everybody { get; } = new(AudienceKind.Everybody, GroupId: null, [], []);
}

public enum AudienceKind
{
    Everybody,
    Group,
    Topics,
    Invited,
}

/// <param name="Id">Entra object id.</param>
public sealed record EventPerson(string Id, string Name, string Mail);
