using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Shapes a message by the request's <c>$select</c>, <c>$expand</c> and preferences.</summary>
internal static class MessageAnswer
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
        {
            if (expand.StartsWith("attachments", StringComparison.OrdinalIgnoreCase))
                json["attachments"] = new JsonArray([.. AttachmentRows.List(session, message.Letter.Id)]);
            else
                PropertyQuery.Expand(json, expand, session, message.Sequence);
        }

        if (!isList)
            json.Insert(0, "@odata.context", $"{request.BaseUrl}/$metadata#users('{message.Mailbox}')/messages/$entity");
        return json;
    }
}
