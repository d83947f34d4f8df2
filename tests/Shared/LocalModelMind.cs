using System.Text.Json.Nodes;

namespace Automations.Tests;

/// <summary>Fills a schema from the material: no model's cleverness, but always the shape that was asked for.</summary>
internal static class LocalModelMind
{
    public static JsonNode Fill(JsonObject schema, string material) =>
        TypeOf(schema) switch
        {
            "object" => new JsonObject(schema["properties"]!.AsObject().Select(property => KeyValuePair.Create(property.Key, (JsonNode?)Fill(property.Value!.AsObject(), material)))),
            "array" => new JsonArray(Fill(schema["items"]!.AsObject(), material)),
            "integer" or "number" => JsonValue.Create(1),
            "boolean" => JsonValue.Create(value: true),
            _ => JsonValue.Create(FirstLineOf(material)),
        };

    private static string TypeOf(JsonObject schema) =>
        schema["type"] is JsonArray several ? (string)several[0]! : (string?)schema["type"] ?? "string";

    private static string FirstLineOf(string material) => material.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
}
