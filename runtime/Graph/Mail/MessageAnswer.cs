using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Shapes a message by the request's <c>$select</c>, <c>$expand</c> and preferences.</summary>
internal static partial class MessageAnswer
{
    public static JsonObject Write(GraphRequest request, Session session, Message message, bool isList = false)
    {
        var json = MessageJson.Write(
            message,
            request.Query.Select,
            request.Prefers("IdType=ImmutableId"),
            string.Equals(request.Preference("outlook.body-content-type"), "text", StringComparison.OrdinalIgnoreCase),
            () => LetterRows.Body(session, message.Letter.Id));
        if (request.Query.Expand is { Length: > 0 } expand)
            Expand(json, expand, session, message);
        if (!isList)
            json.Insert(0, "@odata.context", $"{request.BaseUrl}/$metadata#users('{message.Mailbox}')/messages/$entity");
        return json;
    }

    private static void Expand(JsonObject json, string expand, Session session, Message message)
    {
        if (expand.StartsWith("attachments", StringComparison.OrdinalIgnoreCase))
        {
            json["attachments"] = new JsonArray([.. AttachmentRows.List(session, message.Letter.Id)]);
            return;
        }

        if (!expand.StartsWith("singleValueExtendedProperties", StringComparison.OrdinalIgnoreCase))
            throw GraphProblem.NotSimulated($"$expand={expand} on messages");
        var wanted = PropertyIds().Matches(expand)
            .Select(m => ExtendedProperty.Normalize(m.Groups["id"].Value.Replace("''", "'", StringComparison.Ordinal)))
            .ToHashSet(StringComparer.Ordinal);
        if (wanted.Count == 0)
            throw GraphProblem.BadRequest("Expanding singleValueExtendedProperties needs $filter=id eq '…' inside the parentheses.");
        var properties = LetterRows.Properties(session, message.Sequence)
            .Where(p => wanted.Contains(p.Key))
            .Select(p => (JsonNode)new JsonObject { ["id"] = p.Key, ["value"] = p.Value })
            .ToArray();
        if (properties.Length > 0)
            json["singleValueExtendedProperties"] = new JsonArray(properties);
    }

    [GeneratedRegex(@"id\s+eq\s+'(?<id>(?:[^']|'')+)'", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PropertyIds();
}
