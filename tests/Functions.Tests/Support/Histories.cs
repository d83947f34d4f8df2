using System.Text.Json;
using Automations.Runtime.Durable.Testing;

namespace Automations.Functions.Tests.Support;

/// <summary>The recorded histories of one workflow in <c>tests/Histories</c>; with AUTOMATIONS_RECORD_HISTORIES=1 what is missing is recorded.</summary>
internal sealed class Histories(string workflow)
{
    private static readonly string Root = Find(AppContext.BaseDirectory);

    private readonly string folder = Path.Combine(Root, "tests", "Histories", workflow);

    /// <summary>Under which new instances start: <c>defaultVersion</c> of host.json.</summary>
    public static string PresentVersion { get; } = ReadPresentVersion();

    public IEnumerable<string> Files => Directory.GetFiles(folder, "*.json").Select(path => Path.GetFileName(path)).Order();

    public RecordedHistory Read(string file) => RecordedHistory.Read(Path.Combine(folder, file));

    /// <summary>Requires that the scenario has been recorded under the present version.</summary>
    public void Require(string scenario, RecordedHistory today)
    {
        var path = Path.Combine(folder, $"{scenario}-{PresentVersion}.json");
        if (!File.Exists(path) && Environment.GetEnvironmentVariable("AUTOMATIONS_RECORD_HISTORIES") == "1")
            today.Write(path);
        Assert.True(File.Exists(path), $"{path} is missing; see tests/Histories/README.md for how to record it.");
    }

    private static string ReadPresentVersion()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "host.json")));
        return host.RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("defaultVersion").GetString()!;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Automations.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Automations.sln is in no folder above the tests."));
}
