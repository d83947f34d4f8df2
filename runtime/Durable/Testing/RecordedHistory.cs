using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Runtime.Durable.Testing;

/// <summary>
/// What an instance has gone through, kept as a file, to prove that later code can go on with instances of its kind. Recorded by
/// <see cref="SimulatedTaskHost.RecordHistoryAsync"/>.
/// </summary>
public sealed class RecordedHistory
{
    /// <summary>Of the file; the events in it are in the format of the database.</summary>
    public const int Format = 1;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IReadOnlyList<HistoryEvent> events;
    private readonly string origin;

    internal RecordedHistory(string scenario, string instanceId, IReadOnlyList<HistoryEvent> events, string origin)
    {
        Scenario = scenario;
        InstanceId = instanceId;
        this.events = events;
        this.origin = origin;
        var start = events.OfType<ExecutionStarted>().FirstOrDefault() ?? throw new InvalidDataException($"{origin}: the history does not begin with a start.");
        (Orchestrator, Version) = (start.Name, start.Version);
    }

    /// <summary>What happens in it, in words.</summary>
    public string Scenario { get; }

    public string InstanceId { get; }

    public string Orchestrator { get; }

    /// <summary>Which the instance was started under.</summary>
    public string Version { get; }

    public int EventCount => events.Count;

    private string Advice =>
        $"Instances like this one are running: leave them what they began with (if (context.CompareVersionTo(\"NEW\") < 0) as before; else the new way), "
        + $"and start new ones under NEW, a version above '{Version}'.";

    /// <exception cref="InvalidDataException">The file is not a recorded history, or one of a format that this program does not know.</exception>
    public static RecordedHistory Read(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = file.RootElement;
            if (root.GetProperty("format").GetInt32() is not Format and var found)
            {
                throw new InvalidDataException($"{path} has format {found}; this program reads format {Format}.");
            }

            var history = HistoryJson.ReadEvents(JsonSerializer.SerializeToUtf8Bytes(root.GetProperty("history")));
            return new(root.GetProperty("scenario").GetString()!, root.GetProperty("instanceId").GetString()!, history, path);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{path} is not a recorded history: {exception.Message}", exception);
        }
    }

    /// <summary>
    /// Without stack traces, which tell of a machine and not of the workflow. Never over an existing file: what has been recorded is the
    /// past, and the past does not change.
    /// </summary>
    /// <exception cref="IOException">The file exists.</exception>
    public void Write(string path)
    {
        var file = new JsonObject
        {
            ["format"] = Format,
            ["scenario"] = Scenario,
            ["instanceId"] = InstanceId,
            ["history"] = JsonNode.Parse(HistoryJson.Write(events)),
        };
        DropStackTraces(file);
        using var stream = new FileStream(path, FileMode.CreateNew);
        using var writer = new StreamWriter(stream);
        writer.WriteLine(file.ToJsonString(Readable));
    }

    /// <summary>Plays it again with the code of today, which has to ask for the same, step by step.</summary>
    /// <exception cref="IncompatibleHistoryException">It does not; the message names the event and the step, and says what to do.</exception>
    public void Replay(DurableTaskRegistry registry, DataConverter? converter = null, IServiceProvider? services = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (registry.FindOrchestrator(Orchestrator, Version) is null)
        {
            throw new IncompatibleHistoryException($"{origin}: no orchestrator '{Orchestrator}' is registered for version '{Version}'.");
        }

        var run = new OrchestrationRun(new(
            InstanceId,
            (name, version) => registry.FindOrchestrator(name, version)?.Invoke(services!),
            converter ?? JsonDataConverter.Default,
            NullLoggerFactory.Instance,
            Version,
            static () => { }));
        try
        {
            run.Replay(events);
        }
        catch (NonDeterminismException exception)
        {
            throw new IncompatibleHistoryException($"{origin} ({Scenario}; started under version '{Version}'): {exception.Message} {Advice}", exception);
        }
    }

    private static void DropStackTraces(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject item:
                item.Remove(nameof(TaskFailureDetails.StackTrace));
                foreach (var (_, value) in item)
                {
                    DropStackTraces(value);
                }

                break;
            case JsonArray list:
                foreach (var value in list)
                {
                    DropStackTraces(value);
                }

                break;
        }
    }
}
