namespace Automations.People;

/// <summary>Entra groups. Every member throws as those of <see cref="IDirectory"/> do.</summary>
public interface IGroups
{
    /// <summary>Whether the person belongs to the group, by themselves or by a group in it.</summary>
    Task<bool> HasMemberAsync(string groupId, string personId, CancellationToken cancellation);

    /// <summary>The groups that somebody may mean by an object id, a mail address or a display name, which several groups may share.</summary>
    /// <returns>At most five.</returns>
    Task<IReadOnlyList<DirectoryGroup>> FindAsync(string named, CancellationToken cancellation);
}

/// <param name="Id">Entra object id.</param>
/// <param name="Mail">Null for a group without a mailbox.</param>
public sealed record DirectoryGroup(string Id, string Name, string? Mail);
