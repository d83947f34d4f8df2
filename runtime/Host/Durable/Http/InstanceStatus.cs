using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Automations.Runtime.Host.Options;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>An instance as the status query answers it.</summary>
internal sealed record InstanceStatus(
    string Name,
    string InstanceId,
    string RuntimeStatus,
    JsonNode? Input,
    JsonNode? CustomStatus,
    JsonNode? Output,
    string CreatedTime,
    string LastUpdatedTime,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<JsonObject>? HistoryEvents = null)
{
    public static InstanceStatus Of(OrchestrationMetadata instance, bool showInput, IReadOnlyList<JsonObject>? history = null) => new(
        instance.Name,
        instance.InstanceId,
        instance.RuntimeStatus.ToString(),
        showInput ? Json(instance.SerializedInput) : null,
        Json(instance.SerializedCustomStatus),
        Json(instance.SerializedOutput) ?? instance.FailureDetails?.ErrorMessage,
        IsoInstant.Write(instance.CreatedAt),
        IsoInstant.Write(instance.LastUpdatedAt),
        history);

    /// <summary>What is stored as JSON; text that is none is shown as it is.</summary>
    public static JsonNode? Json(string? text)
    {
        if (text is null)
            return null;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
