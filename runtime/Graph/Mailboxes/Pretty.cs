using System.Text.Encodings.Web;
using System.Text.Json;

namespace Automations.Runtime.Graph.Mailboxes;

internal static class Pretty
{
    public static JsonSerializerOptions Json { get; } = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
