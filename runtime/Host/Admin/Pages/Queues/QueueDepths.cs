using Automations.Runtime.Host.Queues;
using Azure;
using Azure.Storage.Queues;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>How full the queues are that functions read.</summary>
internal sealed class QueueDepths(QueueListeners listeners)
{
    public async Task<IReadOnlyList<QueueDepth>> ReadAsync(CancellationToken cancellation) =>
        await Task.WhenAll(listeners.All.OrderBy(listener => listener.Queue.Name, StringComparer.Ordinal).Select(async listener =>
        {
            var poison = listeners.PoisonOf(listener);
            return new QueueDepth(
                listener.Queue.Name, listener.Function.Name,
                await CountAsync(listener.Queue, cancellation) ?? 0, await CountAsync(poison, cancellation) ?? 0);
        }));

    private static async Task<int?> CountAsync(QueueClient queue, CancellationToken cancellation)
    {
        try
        {
            return (await queue.GetPropertiesAsync(cancellation)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}

internal sealed record QueueDepth(string Name, string Function, int Messages, int Poison);
