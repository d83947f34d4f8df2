using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Automations.LanguageModel;

/// <summary>
/// The JSON schema of a record as structured outputs want it: no properties but the named, and every one of them required
/// (Azure OpenAI, "Structured outputs"). The same rules hold when the answer is read.
/// </summary>
internal static class StrictSchema
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly JsonSchemaExporterOptions Export = new()
    {
        TreatNullObliviousAsNonNullable = true,
        TransformSchemaNode = (_, schema) => Close(schema),
    };

    public static BinaryData Of<T>() => BinaryData.FromString(Json.GetJsonSchemaAsNode(typeof(T), Export).ToJsonString());

    /// <exception cref="JsonException">The text is not such a record.</exception>
    public static T Read<T>(string text)
        where T : class => JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("The answer is null.");

    private static JsonNode Close(JsonNode schema)
    {
        if (schema is not JsonObject node || node["properties"] is not JsonObject properties)
            return schema;
        node["additionalProperties"] = false;
        node["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
        return node;
    }
}
