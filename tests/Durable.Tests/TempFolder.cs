namespace Automations.Durable.Tests;

internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("durable-tests-");

    public string Path => folder.FullName;

    public string Database => System.IO.Path.Combine(Path, "durable.db");

    public void Dispose() => folder.Delete(recursive: true);
}
