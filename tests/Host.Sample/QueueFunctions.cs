using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Host.Sample;

public sealed class QueueFunctions(Journal journal)
{
    [Function(nameof(TakeOrder))]
    public void TakeOrder([QueueTrigger("orders")] Parcel parcel, int dequeueCount)
    {
        journal.Write($"order {parcel.Name} try {dequeueCount}");
        if (parcel.Weight > 1000 || (parcel.Weight > 100 && dequeueCount < 3))
            throw new InvalidOperationException("too heavy");
    }

    [Function(nameof(Forward))]
    [QueueOutput("arrived")]
    public string Forward([QueueTrigger("%Sample:Inbox%")] string text) => text.ToUpperInvariant();

    [Function(nameof(Arrive))]
    public void Arrive([QueueTrigger("arrived")] QueueMessage message) => journal.Write($"arrived {message.Body}");

    [Function(nameof(Bytes))]
    public void Bytes([QueueTrigger("bytes")] BinaryData data) => journal.Write($"bytes {data.ToMemory().Length}");
}
