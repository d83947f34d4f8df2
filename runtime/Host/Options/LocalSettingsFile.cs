using System.Text.Json;
using Automations.Runtime.Host.Startup;

namespace Automations.Runtime.Host.Options;

/// <summary>The <c>Values</c> of a <c>local.settings.json</c>, as Core Tools reads them.</summary>
internal static class LocalSettingsFile
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <returns>Empty when the file is not there.</returns>
    public static Dictionary<string, string?> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            if (!document.RootElement.TryGetProperty("Values", out var values))
                return [];
            return values.EnumerateObject().ToDictionary(
                value => value.Name.Replace("__", ":", StringComparison.Ordinal),
                value => value.Value.ValueKind == JsonValueKind.String ? value.Value.GetString() : value.Value.GetRawText(),
                StringComparer.OrdinalIgnoreCase);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            throw new StartupException($"The file {path} is not valid: {wrong.Message} Correct it, or remove it to use the defaults.", wrong);
        }
    }
}
