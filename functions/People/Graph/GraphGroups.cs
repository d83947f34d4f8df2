using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.CheckMemberGroups;

namespace Automations.People.Graph;

internal sealed class GraphGroups(GraphServiceClient graph) : IGroups
{
    private const int Most = 5;

    /// <summary>https://learn.microsoft.com/graph/api/resources/group: a display name has at most 256 characters.</summary>
    private const int LongestName = 256;

    private static readonly string[] Fields = ["id", "displayName", "mail"];

    /// <remarks>One question however many are in the group; a list of its members would leave out those of groups in it.</remarks>
    public async Task<bool> HasMemberAsync(string groupId, string personId, CancellationToken cancellation)
    {
        var question = new CheckMemberGroupsPostRequestBody { GroupIds = [groupId] };
        var answer = await GraphCalls.FindAsync(
            () => graph.Users[personId].CheckMemberGroups.PostAsCheckMemberGroupsPostResponseAsync(question, cancellationToken: cancellation),
            cancellation
        );
        return answer?.Value?.Contains(groupId, StringComparer.OrdinalIgnoreCase) == true;
    }

    public async Task<IReadOnlyList<DirectoryGroup>> FindAsync(string named, CancellationToken cancellation)
    {
        var name = named.Trim();
        if (name.Length is 0 or > LongestName)
            return [];
        var found = Guid.TryParse(name, out var id) ? await ByIdAsync(id, cancellation) : await ByNameAsync(name, cancellation);
        return [.. found.Select(group => new DirectoryGroup(group.Id!, group.DisplayName ?? group.Id!, group.Mail))];
    }

    private async Task<IReadOnlyList<Group>> ByIdAsync(Guid id, CancellationToken cancellation)
    {
        var group = graph.Groups[id.ToString("D")];
        var found = await GraphCalls.FindAsync(() => group.GetAsync(request => request.QueryParameters.Select = Fields, cancellation), cancellation);
        return found is null ? [] : [found];
    }

    private async Task<IReadOnlyList<Group>> ByNameAsync(string name, CancellationToken cancellation)
    {
        var literal = name.Replace("'", "''");
        var page = await GraphCalls.RunAsync(
            () =>
                graph.Groups.GetAsync(
                    request =>
                        (request.QueryParameters.Filter, request.QueryParameters.Select, request.QueryParameters.Top) =
                            ($"displayName eq '{literal}' or mail eq '{literal}'", Fields, Most),
                    cancellation
                ),
            cancellation
        );
        return page?.Value ?? [];
    }
}
