namespace Automations.Events.Store;

/// <summary>Lets one change of an event's registrations go after the other within this process.</summary>
internal sealed class EventQueues : IDisposable
{
    private const int Lanes = 64;

    private readonly SemaphoreSlim[] lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <returns>Dispose it when done.</returns>
    public async Task<IDisposable> EnterAsync(string eventId, CancellationToken cancellation)
    {
        var lane = lanes[(uint)eventId.GetHashCode(StringComparison.Ordinal) % Lanes];
        await lane.WaitAsync(cancellation);
        return new Turn(lane);
    }

    public void Dispose()
    {
        foreach (var lane in lanes)
            lane.Dispose();
    }

    private sealed class Turn(SemaphoreSlim lane) : IDisposable
    {
        public void Dispose() => lane.Release();
    }
}
