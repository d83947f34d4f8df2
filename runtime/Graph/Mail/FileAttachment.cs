using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.Mail;

internal sealed record FileAttachment(string Name, string ContentType, byte[] Content, bool IsInline, string? ContentId)
{
    /// <summary>Larger files need an upload session in Graph.</summary>
    public const int MostBytes = 3 * 1024 * 1024;

    public static FileAttachment Parse(JsonObject json)
    {
        var type = json["@odata.type"]?.ToString() ?? "#microsoft.graph.fileAttachment";
        if (!type.TrimStart('#').Equals("microsoft.graph.fileAttachment", StringComparison.OrdinalIgnoreCase))
            throw GraphProblem.NotSimulated($"attachments of type {type}");
        byte[] content;
        try
        {
            content = Convert.FromBase64String(json["contentBytes"]?.ToString() ?? "");
        }
        catch (FormatException)
        {
            throw GraphProblem.BadRequest("contentBytes is not valid base64.");
        }

        return new FileAttachment(
            json["name"]?.ToString() ?? throw GraphProblem.BadRequest("The property 'name' of the attachment is missing."),
            json["contentType"]?.ToString() ?? "application/octet-stream",
            content,
            json["isInline"]?.GetValue<bool>() ?? false,
            json["contentId"]?.ToString()).CheckSize();
    }

    public FileAttachment CheckSize() => Content.Length < MostBytes ? this : throw new GraphProblem(
        413, "ErrorMessageSizeExceeded", $"The attachment '{Name}' has {Content.Length} bytes; 3 MB and more need an upload session, which the local Graph does not simulate.");
}
