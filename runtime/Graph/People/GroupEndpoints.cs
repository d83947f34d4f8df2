using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.OData;

namespace Automations.Runtime.Graph.People;

/// <summary>/groups and their members; groups do not nest, so transitive members are the members.</summary>
internal sealed class GroupEndpoints(PeopleDirectory people, GroupDirectory groups, TimeProvider clock)
{
    public void Map(GraphRouter router) => router
        .Map("GET", "/groups", List)
        .Map("POST", "/groups", Create)
        .Map("GET", "/groups/{group}", Get)
        .Map("PATCH", "/groups/{group}", AddMany)
        .Map("GET", "/groups/{group}/members", Members)
        .Map("GET", "/groups/{group}/transitiveMembers", Members)
        .Map("POST", "/groups/{group}/members/$ref", AddOne)
        .Map("DELETE", "/groups/{group}/members/{member}/$ref", Remove);

    private GraphResult List(GraphRequest request) =>
        DirectoryPage.Of(request, "groups", [.. groups.All()], GroupJson.Read, g => GroupJson.Write(g, request.Query.Select));

    private GraphResult Get(GraphRequest request)
    {
        var json = GroupJson.Write(Find(request), request.Query.Select);
        json.Insert(0, "@odata.context", $"{request.BaseUrl}/$metadata#groups/$entity");
        return GraphResult.Ok(json);
    }

    private GraphResult Create(GraphRequest request)
    {
        var body = request.Json();
        string Required(string name) => body[name]?.ToString() is { Length: > 0 } value ? value : throw new GraphProblem(
            400, "Request_BadRequest", $"A value is required for property '{name}' of resource 'Group'.");
        var group = new Group
        {
            Id = StableId.Guid("group", Required("displayName") + "/" + groups.All().Count),
            DisplayName = Required("displayName"),
            MailNickname = Required("mailNickname"),
            Description = body["description"]?.ToString(),
            MailEnabled = Required("mailEnabled") == "true",
            SecurityEnabled = Required("securityEnabled") == "true",
            GroupTypes = [.. (body["groupTypes"] as JsonArray ?? []).Select(n => n!.ToString())],
            CreatedAt = clock.GetUtcNow(),
        };
        groups.Add(group);
        return GraphResult.Created(GroupJson.Write(group, null));
    }

    private GraphResult Members(GraphRequest request)
    {
        var members = groups.Members(Find(request).Id).Select(people.Find).OfType<Person>().ToList();
        return DirectoryPage.Of(request, "directoryObjects", members, UserJson.Read, p =>
        {
            var json = UserJson.Write(p, request.Query.Select);
            json.Insert(0, "@odata.type", "#microsoft.graph.user");
            return json;
        });
    }

    private GraphResult AddOne(GraphRequest request)
    {
        var reference = request.Json()["@odata.id"]?.ToString() ?? throw GraphProblem.BadRequest("The property '@odata.id' is missing.");
        return Add(request, [reference]);
    }

    private GraphResult AddMany(GraphRequest request)
    {
        if (request.Json()["members@odata.bind"] is not JsonArray { Count: > 0 } references)
            throw GraphProblem.NotSimulated("changing a group other than by members@odata.bind");
        if (references.Count > 20)
            throw new GraphProblem(400, "Request_BadRequest", "The number of references to be bound exceeds the maximum of 20.");
        return Add(request, [.. references.Select(r => r!.ToString())]);
    }

    private GraphResult Add(GraphRequest request, IReadOnlyList<string> references)
    {
        var group = Find(request);
        var persons = references.Select(reference =>
        {
            var id = reference[(reference.LastIndexOf('/') + 1)..];
            return people.Find(Uri.UnescapeDataString(id))?.Id ?? throw GraphProblem.UserNotFound(id);
        }).ToList();
        return groups.AddMembers(group.Id, persons) ? GraphResult.NoContent() : throw new GraphProblem(
            400, "Request_BadRequest", "One or more added object references already exist for the following modified properties: 'members'.");
    }

    private GraphResult Remove(GraphRequest request)
    {
        var group = Find(request);
        return groups.RemoveMember(group.Id, request["member"].ToLowerInvariant())
            ? GraphResult.NoContent()
            : throw GraphProblem.UserNotFound(request["member"]);
    }

    private Group Find(GraphRequest request) => groups.Find(request["group"]) ?? throw GraphProblem.UserNotFound(request["group"]);
}
