using System.Globalization;
using System.Text.Json;
using Automations.Runtime.Host.Startup;

namespace Automations.Runtime.Host.Options;

/// <summary>What host.json says about routes, queues and workflows; Azure's defaults where it is silent.</summary>
internal sealed record HostJson
{
    public string RoutePrefix { get; init; } = "api";

    public QueueOptions Queues { get; init; } = new();

    public string DefaultVersion { get; init; } = "";

    public int MaxConcurrentActivities { get; init; } = 20;

    public static HostJson Read(string path)
    {
        if (!File.Exists(path))
            return new HostJson();
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var extensions = At(document.RootElement, "extensions");
            var (queues, durable) = (At(extensions, "queues"), At(extensions, "durableTask"));
            var batchSize = Number(queues, "batchSize", 16, 1, 32);
            return new HostJson
            {
                RoutePrefix = Text(At(extensions, "http"), "routePrefix", "api").Trim('/'),
                Queues = new QueueOptions
                {
                    BatchSize = batchSize,
                    NewBatchThreshold = Number(queues, "newBatchThreshold", batchSize / 2, 0, 1000),
                    MaxDequeueCount = Number(queues, "maxDequeueCount", 5, 1, 100),
                    VisibilityTimeout = Span(queues, "visibilityTimeout", TimeSpan.Zero),
                    Base64 = Text(queues, "messageEncoding", "base64") switch
                    {
                        "base64" => true,
                        "none" => false,
                        var other => throw new FormatException($"extensions.queues.messageEncoding is '{other}'; it must be base64 or none."),
                    },
                },
                DefaultVersion = Text(durable, "defaultVersion", ""),
                MaxConcurrentActivities = Number(durable, "maxConcurrentActivityFunctions", 20, 1, 1000),
            };
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            throw new StartupException($"host.json cannot be used: {wrong.Message} Correct it and start again.", wrong);
        }
    }

    private static JsonElement At(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static string Text(JsonElement section, string name, string fallback) =>
        At(section, name) is { ValueKind: not JsonValueKind.Undefined } value ? value.GetString() ?? fallback : fallback;

    private static int Number(JsonElement section, string name, int fallback, int lowest, int highest)
    {
        if (At(section, name) is not { ValueKind: not JsonValueKind.Undefined } value)
            return fallback;
        return value.TryGetInt32(out var number) && number >= lowest && number <= highest
            ? number
            : throw new FormatException($"{name} must be a number between {lowest} and {highest}.");
    }

    private static TimeSpan Span(JsonElement section, string name, TimeSpan fallback)
    {
        if (At(section, name) is not { ValueKind: not JsonValueKind.Undefined } value)
            return fallback;
        return TimeSpan.TryParseExact(value.GetString(), "c", CultureInfo.InvariantCulture, out var span)
            ? span
            : throw new FormatException($"{name} must be a time span, as 00:00:30.");
    }
}
