using System.Text.Json;
using System.Text.Json.Serialization;

namespace Automations.Programme;

/// <summary>The one way our records are written as JSON: in views, queue messages, tables and HTTP answers.</summary>
public static class ProgrammeJson
{
    /// <summary>camelCase, enums by name; case and unknown fields do not matter when reading.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
