namespace Automations.Durable.Tests;

internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("durable-tests-");

    public string Database => Path.Combine(folder.FullName, "durable.db");

    public void Dispose() => folder.Delete(recursive: true);
}
