using Azure.Storage.Queues.Models;

namespace Automations.Runtime.Host.Queues;

/// <summary>A message that is leased to this process: in work, or resting before its next try.</summary>
internal sealed class HeldMessage(QueueMessage message)
{
    public QueueMessage Message { get; } = message;

    /// <summary>Changes with every renewal of the lease.</summary>
    public string PopReceipt { get; set; } = message.PopReceipt;

    /// <summary>Serialises renewal and the final word on the message.</summary>
    public SemaphoreSlim Turn { get; } = new(1, 1);

    public bool Released { get; set; }
}
