using System.Text.Json;

namespace Automations.Managers;

internal static class Json
{
    /// <returns>Null when it is not JSON.</returns>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
