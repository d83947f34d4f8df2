using Automations.People;

namespace Automations.Functions.Tests.Events;

/// <summary>Groups in memory, with the members that were put into them.</summary>
internal sealed class FakeGroups(params DirectoryGroup[] groups) : IGroups
{
    public HashSet<(string Group, string Person)> Members { get; } = [];

    public Task<bool> HasMemberAsync(string groupId, string personId, CancellationToken cancellation) => Task.FromResult(Members.Contains((groupId, personId)));

    public Task<IReadOnlyList<DirectoryGroup>> FindAsync(string named, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<DirectoryGroup>>([.. groups.Where(group => named == group.Id || named == group.Name || named == group.Mail)]);
}
