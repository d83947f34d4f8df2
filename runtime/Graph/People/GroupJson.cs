using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.People;

internal static class GroupJson
{
    private static readonly string[] s_standard =
    [
        "id", "createdDateTime", "description", "displayName", "groupTypes", "mail", "mailEnabled", "mailNickname", "securityEnabled", "visibility",
    ];

    public static JsonObject Write(Group group, IReadOnlySet<string>? select)
    {
        var json = new JsonObject();
        foreach (var name in s_standard.Where(n => select is null || select.Contains(n)))
        {
            json[name] = name == "groupTypes" ? new JsonArray([.. group.GroupTypes.Select(t => (JsonNode)t)]) : Read(group, name) switch
            {
                bool flag => flag,
                string text => text,
                DateTimeOffset time => Times.Text(time),
                _ => null,
            };
        }

        return json;
    }

    public static object? Read(Group group, string name) => name.ToLowerInvariant() switch
    {
        "id" => group.Id,
        "displayname" => group.DisplayName,
        "description" => group.Description,
        "mailnickname" => group.MailNickname,
        "mailenabled" => group.MailEnabled,
        "securityenabled" => group.SecurityEnabled,
        "createddatetime" => group.CreatedAt,
        "mail" or "visibility" => null,
        _ => throw GraphProblem.BadRequest($"Could not find a property named '{name}' on type 'microsoft.graph.group'."),
    };
}
