using Automations.Runtime.Host.Queues;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>
/// The messages that a function has given up on. To take one out, storage wants it received: messages are received until it
/// comes, and the others are given back at once.
/// </summary>
internal sealed class PoisonMessages(QueueListener listener, QueueClient poison)
{
    private const int Batch = 32;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>Back into the queue it came from, for as many tries as a new message has. When this process dies in between, it is in both.</summary>
    /// <param name="id">Null: every one.</param>
    /// <param name="body">What to send instead, as it goes over the wire; null: as it is.</param>
    /// <returns>How many were moved.</returns>
    public async Task<int> RetryAsync(string? id, string? body, CancellationToken cancellation)
    {
        var moved = await TakeAsync(id, message => listener.Queue.SendMessageAsync(body ?? message.Body.ToString(), cancellation), cancellation);
        listener.Look();
        return moved;
    }

    /// <param name="id">Null: every one.</param>
    /// <returns>How many were deleted.</returns>
    public Task<int> DeleteAsync(string? id, CancellationToken cancellation) => TakeAsync(id, _ => Task.CompletedTask, cancellation);

    private async Task<int> TakeAsync(string? id, Func<QueueMessage, Task> use, CancellationToken cancellation)
    {
        var others = new List<QueueMessage>();
        var taken = 0;
        try
        {
            QueueMessage[] messages;
            do
            {
                messages = await poison.ReceiveMessagesAsync(Batch, Lease, cancellation);
                foreach (var message in messages)
                {
                    if (id is not null && (message.MessageId != id || taken > 0))
                    {
                        others.Add(message);
                        continue;
                    }

                    await use(message);
                    await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
                    taken++;
                }
            }
            while (messages.Length > 0 && (id is null || taken == 0));
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // the queue is made when its first message comes; or somebody else was quicker
        }

        foreach (var other in others)
            await poison.UpdateMessageAsync(other.MessageId, other.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
        return taken;
    }
}
