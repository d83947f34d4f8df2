using System.Text.Json;
using System.Text.Json.Nodes;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>JSON that people type; nothing at all stands for no data.</summary>
internal static class Json
{
    /// <returns>What is wrong with it and where, or null.</returns>
    public static string? Problem(string text)
    {
        try
        {
            Read(text);
            return null;
        }
        catch (JsonException wrong)
        {
            var place = wrong.LineNumber is { } line ? $" Look at line {line + 1}, character {wrong.BytePositionInLine + 1}." : "";
            return $"This is no JSON.{place} Text goes into double quotes, as \"yes\".";
        }
    }

    /// <exception cref="JsonException">It is neither empty nor JSON.</exception>
    public static JsonNode? Read(string text) => string.IsNullOrWhiteSpace(text) ? null : JsonNode.Parse(text);
}
