using System.Collections.Concurrent;
using Azure.Storage.Queues;

namespace Automations.Storage;

public sealed class StorageQueues(QueueServiceClient service) : IQueues
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly ConcurrentDictionary<string, QueueClient> open = new();

    public async Task SendAsync(string queue, string message, CancellationToken cancellation)
    {
        var client = await OpenAsync(queue, cancellation);
        await client.SendMessageAsync(message, timeToLive: Forever, cancellationToken: cancellation);
    }

    private async ValueTask<QueueClient> OpenAsync(string queue, CancellationToken cancellation)
    {
        if (open.TryGetValue(queue, out var known))
            return known;
        var client = service.GetQueueClient(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: cancellation);
        return open.GetOrAdd(queue, client);
    }
}
