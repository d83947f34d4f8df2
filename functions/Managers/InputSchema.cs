using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Automations.Programme;

namespace Automations.Managers;

/// <summary>The JSON Schema of an input record: its types, and what its attributes say about descriptions, lengths and allowed values.</summary>
internal static class InputSchema
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Annotate };

    public static JsonNode Of(Type type)
    {
        var schema = JsonSchemaExporter.GetJsonSchemaAsNode(ProgrammeJson.Options, type, Options).AsObject();
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return schema;
    }

    private static JsonNode Annotate(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node || context.PropertyInfo?.AttributeProvider is not MemberInfo property)
            return schema;
        var isList = context.TypeInfo.Kind == System.Text.Json.Serialization.Metadata.JsonTypeInfoKind.Enumerable;
        if (property.GetCustomAttribute<DescriptionAttribute>() is { } description)
            node.Insert(0, "description", description.Description);
        if (property.GetCustomAttribute<MaxLengthAttribute>() is { } longest)
            node[isList ? "maxItems" : "maxLength"] = longest.Length;
        if (property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
            node["enum"] = new JsonArray([.. allowed.Values.Select(value => JsonValue.Create(value))]);
        return node;
    }
}
