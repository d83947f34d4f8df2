using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Durable.Http;

internal static class JsonBody
{
    public const string Rule = "The body is JSON, or empty.";

    /// <returns>Whether the body is JSON or empty; and what it holds, null when empty.</returns>
    public static async Task<(bool IsJson, JsonNode? Value)> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(text))
            return (true, null);
        try
        {
            return (true, JsonNode.Parse(text));
        }
        catch (JsonException)
        {
            return (false, null);
        }
    }
}
