using System.Collections;
using System.Reflection;
using System.Text.Json;
using Automations.Runtime.Host.Functions;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Queues;

/// <summary><c>[QueueOutput]</c> on a method or on properties of what it returns: text as it is, anything else as JSON, a collection as one message each.</summary>
internal sealed class QueueOutputs(QueueClients queues)
{
    public async Task SendAsync(Function function, object? result, CancellationToken cancellation)
    {
        if (result is null)
            return;
        if (function.Method.GetCustomAttribute<QueueOutputAttribute>() is { } whole)
            await SendAsync(whole, result, cancellation);
        foreach (var property in result.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<QueueOutputAttribute>() is { } part)
                await SendAsync(part, property.GetValue(result), cancellation);
        }
    }

    private async Task SendAsync(QueueOutputAttribute output, object? value, CancellationToken cancellation)
    {
        var queue = await queues.GetAsync(output.QueueName, output.Connection, cancellation);
        foreach (var message in Messages(value))
            await queue.SendMessageAsync(queues.Encode(message), cancellation);
    }

    private static IEnumerable<BinaryData> Messages(object? value) => value switch
    {
        null => [],
        string text => [BinaryData.FromString(text)],
        byte[] bytes => [BinaryData.FromBytes(bytes)],
        BinaryData data => [data],
        IEnumerable many => many.Cast<object>().SelectMany(Messages),
        _ => [BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, value.GetType()))],
    };
}
