using Automations.Runtime.Durable.Testing;

namespace Automations.Durable.Tests.Versioning;

/// <summary>The recorded histories in <c>tests/Histories</c>; with AUTOMATIONS_RECORD_HISTORIES=1 what is missing is recorded.</summary>
internal static class HistoryFolder
{
    private static readonly string Folder = Path.Combine(Find(AppContext.BaseDirectory), "tests", "Histories", "Engine");

    public static IEnumerable<string> Files => Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileName(path)).Order();

    public static string PathOf(string file) => Path.Combine(Folder, file);

    public static RecordedHistory Read(string file) => RecordedHistory.Read(PathOf(file));

    public static void RecordIfMissing(RecordedHistory history, string file)
    {
        if (!File.Exists(PathOf(file)) && Environment.GetEnvironmentVariable("AUTOMATIONS_RECORD_HISTORIES") == "1")
        {
            history.Write(PathOf(file));
        }

        Assert.True(File.Exists(PathOf(file)), $"{PathOf(file)} is missing; see tests/Histories/README.md for how to record it.");
    }

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Automations.sln"))
        ? folder
        : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Automations.sln is in no folder above the tests."));
}
