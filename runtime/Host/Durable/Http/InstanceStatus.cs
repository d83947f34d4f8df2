using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Automations.Runtime.Durable;
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

    public static JsonObject EventOf(HistoryRecord record, bool showData)
    {
        var line = new JsonObject { ["EventType"] = record.Event, ["Timestamp"] = IsoInstant.Write(record.At) };
        if (record.Name is not null)
            line["FunctionName"] = record.Name;
        if (record.DueAt is { } due)
            line["FireAt"] = IsoInstant.Write(due);
        if (record.Failure is { } failure)
            line["Reason"] = failure.ErrorMessage;
        if (showData && record.Data is not null)
            line["Result"] = Json(record.Data);
        return line;
    }

    private static JsonNode? Json(string? text)
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
