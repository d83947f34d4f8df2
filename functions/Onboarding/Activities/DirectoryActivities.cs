using Automations.People;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Onboarding.Activities;

public sealed class DirectoryActivities(IDirectory directory)
{
    public const string FindPerson = nameof(FindPerson);
    public const string FindManager = nameof(FindManager);
    public const string FindCommunityManagers = nameof(FindCommunityManagers);

    [Function(FindPerson)]
    public Task<Person?> FindPersonAsync([ActivityTrigger] string personId, CancellationToken cancellation) =>
        directory.FindAsync(personId, cancellation);

    [Function(FindManager)]
    public Task<Person?> FindManagerAsync([ActivityTrigger] string personId, CancellationToken cancellation) =>
        directory.ManagerOfAsync(personId, cancellation);

    /// <returns>All but the person it is about, always in the same order.</returns>
    [Function(FindCommunityManagers)]
    public async Task<List<Person>> FindCommunityManagersAsync([ActivityTrigger] string exceptPersonId, CancellationToken cancellation) =>
        [
            .. (await directory.CommunityManagersAsync(cancellation))
                .Where(manager => manager.Id != exceptPersonId)
                .OrderBy(manager => manager.Id, StringComparer.Ordinal),
        ];
}
