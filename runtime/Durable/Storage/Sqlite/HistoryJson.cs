using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>How events look on disk. Names and shapes here are a file format: recorded histories must stay readable.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<HistoryEvent>))]
[JsonSerializable(typeof(List<HistoryEvent>))]
[JsonSerializable(typeof(ParentLink))]
[JsonSerializable(typeof(TaskFailureDetails))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    private static readonly HistoryJson Format = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,

        // Failures nest: one level for each inner exception and each sub-orchestration on the way up.
        MaxDepth = 512,
    });

    public static byte[] Write(IReadOnlyList<HistoryEvent> events) =>
        JsonSerializer.SerializeToUtf8Bytes(events, Format.IReadOnlyListHistoryEvent);

    public static List<HistoryEvent> ReadEvents(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Format.ListHistoryEvent) ?? [];

    public static byte[] Write(HistoryEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, Format.HistoryEvent);

    public static HistoryEvent ReadEvent(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Format.HistoryEvent) ?? throw new JsonException("An event is empty.");

    public static string? Write(ParentLink? parent) => parent is null ? null : JsonSerializer.Serialize(parent, Format.ParentLink);

    public static ParentLink? ReadParent(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Format.ParentLink);

    public static string? Write(TaskFailureDetails? failure) =>
        failure is null ? null : JsonSerializer.Serialize(failure, Format.TaskFailureDetails);

    public static TaskFailureDetails? ReadFailure(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, Format.TaskFailureDetails);

    public static string? Write(IReadOnlyDictionary<string, string>? tags) =>
        tags is not { Count: > 0 } ? null : JsonSerializer.Serialize(tags, Format.IReadOnlyDictionaryStringString);

    public static IReadOnlyDictionary<string, string>? ReadTags(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, Format.DictionaryStringString);
}
