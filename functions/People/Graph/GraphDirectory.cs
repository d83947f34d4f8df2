using System.Net;
using Automations.Programme;
using Microsoft.Graph;
using Microsoft.Graph.Models;

namespace Automations.People.Graph;

internal sealed class GraphDirectory(GraphServiceClient graph, PersonReader reader, ProgrammeSettings programme) : IDirectory
{
    private const int LargestPage = 999;

    public async Task<Person?> FindAsync(string idOrAddress, CancellationToken cancellation)
    {
        if (KeyOf(idOrAddress) is not { } key)
            return null;
        var user = await ByKeyAsync(key, cancellation) ?? await ByMailAsync(key, cancellation);
        return user is null ? null : await reader.ReadAsync(user, cancellation);
    }

    public async Task<IReadOnlyList<Person?>> FindEachAsync(IReadOnlyList<string> idsOrAddresses, CancellationToken cancellation)
    {
        var keys = idsOrAddresses.Select(KeyOf).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var reads = keys.Select(key => $"/users/{Uri.EscapeDataString(key)}?$select={string.Join(',', PersonReader.Fields)}").ToList();
        var users = new List<(string Key, User User)>();
        foreach (var (key, answer) in keys.Zip(await BatchReads.ReadAsync<User>(graph, reads, cancellation)))
        {
            if (answer.Refused is { } refused)
                throw refused;
            if ((answer.Found ?? await ByMailAsync(key, cancellation)) is { } user)
                users.Add((key, user));
        }

        var people = await reader.ReadEachAsync([.. users.Select(found => found.User)], cancellation);
        var byKey = users.Zip(people).ToDictionary(found => found.First.Key, found => found.Second, StringComparer.OrdinalIgnoreCase);
        return [.. idsOrAddresses.Select(name => KeyOf(name) is { } key ? byKey.GetValueOrDefault(key) : null)];
    }

    public async Task<Person?> ManagerOfAsync(string personId, CancellationToken cancellation)
    {
        var manager = await GraphCalls.FindAsync(
            () => graph.Users[personId].Manager.GetAsync(request => request.QueryParameters.Select = PersonReader.Fields, cancellation),
            cancellation
        );
        return manager is User user ? await reader.ReadAsync(user, cancellation) : null;
    }

    public Task<IReadOnlyList<Person>> CommunityManagersAsync(CancellationToken cancellation) =>
        PeopleInAsync(programme.ManagersGroupId, cancellation);

    public Task<IReadOnlyList<Person>> ChampionsAsync(CancellationToken cancellation) => PeopleInAsync(programme.ChampionsGroupId, cancellation);

    public async Task AddChampionAsync(string personId, CancellationToken cancellation)
    {
        var reference = new ReferenceCreate { OdataId = $"{graph.RequestAdapter.BaseUrl}/directoryObjects/{personId}" };
        try
        {
            await GraphCalls.RunAsync(
                () => graph.Groups[programme.ChampionsGroupId].Members.Ref.PostAsync(reference, cancellationToken: cancellation),
                cancellation
            );
        }
        catch (GraphRefusedException refused) when (refused.Status == HttpStatusCode.BadRequest)
        {
            // 400 means "already a member", but also other things: only the members themselves tell
            if (!await IsChampionAsync(personId, cancellation))
                throw;
        }
    }

    public async Task RemoveChampionAsync(string personId, CancellationToken cancellation)
    {
        try
        {
            await GraphCalls.RunAsync(
                () => graph.Groups[programme.ChampionsGroupId].Members[personId].Ref.DeleteAsync(cancellationToken: cancellation),
                cancellation
            );
        }
        catch (GraphRefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            // not a member any more, or not in the directory: what was wanted
        }
    }

    private async Task<bool> IsChampionAsync(string personId, CancellationToken cancellation)
    {
        await foreach (var member in MembersAsync(programme.ChampionsGroupId, ["id"], cancellation))
        {
            if (string.Equals(member.Id, personId, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <returns>Null for what can be nobody's name here.</returns>
    private static string? KeyOf(string idOrAddress)
    {
        var key = idOrAddress.Trim();
        return Guid.TryParse(key, out var id) ? id.ToString("D")
            : ProgrammeRules.IsMailAddress(key) ? key
            : null;
    }

    private Task<User?> ByKeyAsync(string key, CancellationToken cancellation) =>
        GraphCalls.FindAsync(
            () => graph.Users[key].GetAsync(request => request.QueryParameters.Select = PersonReader.Fields, cancellation),
            cancellation
        );

    /// <summary>For an address that is nobody's user principal name.</summary>
    private async Task<User?> ByMailAsync(string address, CancellationToken cancellation)
    {
        if (!ProgrammeRules.IsMailAddress(address))
            return null;
        var found = await GraphCalls.RunAsync(
            () =>
                graph.Users.GetAsync(
                    request =>
                    {
                        request.QueryParameters.Filter = $"mail eq '{address.Replace("'", "''")}'";
                        request.QueryParameters.Select = PersonReader.Fields;
                        request.QueryParameters.Top = 2;
                    },
                    cancellation
                ),
            cancellation
        );
        return found?.Value is [var only] ? only : null;
    }

    private async Task<IReadOnlyList<Person>> PeopleInAsync(string groupId, CancellationToken cancellation)
    {
        var users = new List<User>();
        await foreach (var member in MembersAsync(groupId, PersonReader.Fields, cancellation))
        {
            if (member is User user)
                users.Add(user);
        }

        return await reader.ReadEachAsync(users, cancellation);
    }

    private async IAsyncEnumerable<DirectoryObject> MembersAsync(
        string groupId,
        string[] fields,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var members = graph.Groups[groupId].Members;
        var page = await GraphCalls.RunAsync(
            () =>
                members.GetAsync(
                    request =>
                    {
                        request.QueryParameters.Select = fields;
                        request.QueryParameters.Top = LargestPage;
                    },
                    cancellation
                ),
            cancellation
        );
        while (page is not null)
        {
            foreach (var member in page.Value ?? [])
                yield return member;
            page = page.OdataNextLink is { } next
                ? await GraphCalls.RunAsync(() => members.WithUrl(next).GetAsync(cancellationToken: cancellation), cancellation)
                : null;
        }
    }
}
