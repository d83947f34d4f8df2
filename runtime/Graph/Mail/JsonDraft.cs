using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Reads a message resource as Graph's clients write it.</summary>
internal static class JsonDraft
{
    private static readonly HashSet<string> s_without = new(StringComparer.OrdinalIgnoreCase)
    {
        "sender", "isDeliveryReceiptRequested", "isReadReceiptRequested", "inferenceClassification", "flag", "id",
    };

    public static Draft Parse(JsonObject json)
    {
        var draft = new Draft();
        foreach (var (name, value) in json)
        {
            draft = name switch
            {
                "subject" => draft with { Subject = value?.ToString() ?? "" },
                "body" => draft with { Body = Body(value) },
                "from" => draft with { From = value is null ? null : Address(value) },
                "toRecipients" => draft with { To = Addresses(value) },
                "ccRecipients" => draft with { Cc = Addresses(value) },
                "bccRecipients" => draft with { Bcc = Addresses(value) },
                "replyTo" => draft with { ReplyTo = Addresses(value) },
                "importance" => draft with { Importance = value?.ToString().ToLowerInvariant() ?? "normal" },
                "internetMessageHeaders" => draft with { Headers = Headers(value) },
                "categories" => draft with { Categories = [.. Items(value).Select(n => n.ToString())] },
                "isRead" => draft with { IsRead = value?.GetValue<bool>() },
                "singleValueExtendedProperties" => draft with { Properties = Properties(value) },
                "attachments" => draft with { Attachments = [.. Items(value).Select(n => FileAttachment.Parse(n.AsObject()))] },
                _ when name.StartsWith('@') || s_without.Contains(name) => draft,
                _ => throw new GraphProblem(
                    400, "RequestBodyRead", $"The property '{name}' does not exist on type 'microsoft.graph.message', cannot be set, or is not simulated by the local Graph."),
            };
        }

        return draft;
    }

    public static Recipient Address(JsonNode json)
    {
        var address = json["emailAddress"];
        return new Recipient(address?["name"]?.ToString(), address?["address"]?.ToString().Trim() ?? "");
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Properties(JsonNode? json) =>
        [.. Items(json).Select(n => KeyValuePair.Create(ExtendedProperty.Normalize(n["id"]?.ToString() ?? ""), n["value"]?.ToString() ?? ""))];

    public static LetterBody Body(JsonNode? json)
    {
        var content = json?["content"]?.ToString() ?? "";
        return string.Equals(json?["contentType"]?.ToString(), "html", StringComparison.OrdinalIgnoreCase)
            ? new LetterBody(content, null)
            : new LetterBody(null, content);
    }

    private static List<Recipient> Addresses(JsonNode? json) => [.. Items(json).Select(Address)];

    private static List<Header> Headers(JsonNode? json)
    {
        var headers = Items(json).Select(n => new Header(n["name"]?.ToString() ?? "", n["value"]?.ToString() ?? "")).ToList();
        if (headers.Find(h => !h.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)) is { } wrong)
        {
            throw new GraphProblem(
                400, "InvalidInternetMessageHeader", $"The internet message header name '{wrong.Name}' should start with 'x-' or 'X-'.");
        }

        return headers.Count <= 5 ? headers : throw new GraphProblem(
            400, "InvalidInternetMessageHeaderCollection", "Maximum number of headers in one message should be less than or equal to 5.");
    }

    private static IEnumerable<JsonNode> Items(JsonNode? json) => (json as JsonArray ?? []).OfType<JsonNode>();
}
