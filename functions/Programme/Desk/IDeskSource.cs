using Microsoft.DurableTask.Client;

namespace Automations.Programme.Desk;

/// <summary>A capability tells community managers what waits for them today. The desk knows no capability.</summary>
public interface IDeskSource
{
    /// <summary>Reads only what is quick to read: the page waits for all sources.</summary>
    Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation);
}
