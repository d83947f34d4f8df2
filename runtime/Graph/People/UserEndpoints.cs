using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.OData;

namespace Automations.Runtime.Graph.People;

/// <summary>/users: who is who, who leads whom, and when they work.</summary>
internal sealed class UserEndpoints(PeopleDirectory people, GroupDirectory groups, TimeProvider clock)
{
    public void Map(GraphRouter router) => router
        .Map("GET", "/users", List)
        .Map("GET", "/users/{user}", Get)
        .Map("GET", "/me", Get)
        .Map("PATCH", "/users/{user}", Patch)
        .Map("DELETE", "/users/{user}", Delete)
        .Map("GET", "/users/{user}/manager", Manager)
        .Map("GET", "/me/manager", Manager)
        .Map("GET", "/users/{user}/directReports", Reports)
        .Map("GET", "/users/{user}/memberOf", MemberOf)
        .Map("GET", "/users/{user}/transitiveMemberOf", MemberOf)
        .Map("GET", "/me/memberOf", MemberOf)
        .Map("POST", "/users/{user}/checkMemberObjects", CheckMembers)
        .Map("POST", "/users/{user}/checkMemberGroups", CheckMembers)
        .Map("GET", "/users/{user}/mailboxSettings", Settings)
        .Map("GET", "/me/mailboxSettings", Settings)
        .Map("PATCH", "/users/{user}/mailboxSettings", PatchSettings);

    private GraphResult List(GraphRequest request) => DirectoryPage.Of(
        request, "users", [.. people.Current()], UserJson.Read, p => UserJson.Write(p, request.Query.Select));

    private GraphResult Get(GraphRequest request)
    {
        var person = people.Of(request);
        var json = UserJson.Write(person, request.Query.Select);
        if (request.Query.Expand is { } expand)
        {
            if (!expand.StartsWith("manager", StringComparison.OrdinalIgnoreCase))
                throw GraphProblem.NotSimulated($"$expand={expand} on users");
            if (person.ManagerId is { } manager)
                json["manager"] = DirectoryObject(people.Find(manager)!);
        }

        json.Insert(0, "@odata.context", $"{request.BaseUrl}/$metadata#users/$entity");
        return GraphResult.Ok(json);
    }

    private GraphResult Patch(GraphRequest request)
    {
        var person = people.Of(request);
        foreach (var (name, value) in request.Json())
        {
            var text = value?.ToString();
            person = name switch
            {
                "displayName" => person with { DisplayName = text ?? throw GraphProblem.BadRequest("displayName must not be null.") },
                "givenName" => person with { GivenName = text },
                "surname" => person with { Surname = text },
                "jobTitle" => person with { JobTitle = text },
                "department" => person with { Department = text },
                "officeLocation" => person with { OfficeLocation = text },
                "preferredLanguage" => person with { PreferredLanguage = text },
                "accountEnabled" => person with { AccountEnabled = value?.GetValue<bool>() ?? true },
                _ => throw GraphProblem.NotSimulated($"changing '{name}' of a user"),
            };
        }

        people.Update(person);
        return GraphResult.NoContent();
    }

    private GraphResult Delete(GraphRequest request)
    {
        people.Remove(people.Of(request), clock.GetUtcNow());
        return GraphResult.NoContent();
    }

    private GraphResult Manager(GraphRequest request)
    {
        var manager = people.Of(request).ManagerId is { } id ? people.Find(id) : null;
        return manager is null
            ? throw new GraphProblem(404, "Request_ResourceNotFound", "Resource 'manager' does not exist or one of its queried reference-property objects are not present.")
            : GraphResult.Ok(DirectoryObject(manager, request.Query.Select, request));
    }

    private GraphResult Reports(GraphRequest request)
    {
        var id = people.Of(request).Id;
        return DirectoryPage.Of(
            request, "directoryObjects", [.. people.Current().Where(p => p.ManagerId == id)], UserJson.Read, p => DirectoryObject(p, request.Query.Select));
    }

    private GraphResult MemberOf(GraphRequest request)
    {
        var mine = groups.GroupsOf(people.Of(request).Id);
        return DirectoryPage.Of(request, "directoryObjects", [.. groups.All().Where(g => mine.Contains(g.Id))], GroupJson.Read, g =>
        {
            var json = GroupJson.Write(g, request.Query.Select);
            json.Insert(0, "@odata.type", "#microsoft.graph.group");
            return json;
        });
    }

    private GraphResult CheckMembers(GraphRequest request)
    {
        var body = request.Json();
        var wanted = (body["ids"] ?? body["groupIds"]) as JsonArray ?? throw GraphProblem.BadRequest("The property 'ids' is missing.");
        var mine = groups.GroupsOf(people.Of(request).Id);
        var hits = wanted.Select(n => n?.ToString().ToLowerInvariant()).Where(id => id is not null && mine.Contains(id)).Select(id => (JsonNode)id!);
        return GraphResult.Ok(new JsonObject { ["@odata.context"] = $"{request.BaseUrl}/$metadata#Collection(Edm.String)", ["value"] = new JsonArray([.. hits]) });
    }

    private GraphResult Settings(GraphRequest request)
    {
        var json = MailboxSettingsJson.Write(people.MailboxOf(request));
        json.Insert(0, "@odata.context", $"{request.BaseUrl}/$metadata#users('{request.Values.GetValueOrDefault("user", "me")}')/mailboxSettings");
        return GraphResult.Ok(json);
    }

    private GraphResult PatchSettings(GraphRequest request)
    {
        var person = people.MailboxOf(request);
        var settings = person.Settings?.DeepClone().AsObject() ?? [];
        foreach (var (name, value) in request.Json().Where(p => !p.Key.StartsWith('@')))
            settings[name] = value?.DeepClone();
        if (settings["timeZone"] is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone.ToString(), out _))
            throw new GraphProblem(400, "ErrorInvalidTimeZone", $"The time zone '{zone}' is not supported.");
        person = people.Update(person with { Settings = settings });
        return GraphResult.Ok(MailboxSettingsJson.Write(person));
    }

    private static JsonObject DirectoryObject(Person person, IReadOnlySet<string>? select = null, GraphRequest? request = null)
    {
        var json = UserJson.Write(person, select);
        json.Insert(0, "@odata.type", "#microsoft.graph.user");
        if (request is not null)
            json.Insert(0, "@odata.context", $"{request.BaseUrl}/$metadata#directoryObjects/$entity");
        return json;
    }
}
