using System.Collections.Concurrent;

namespace Automations.Host.Sample;

/// <summary>What has happened, for tests to read.</summary>
public sealed class Journal(TimeProvider clock)
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(string line) => _lines.Enqueue($"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} {line}");
}
