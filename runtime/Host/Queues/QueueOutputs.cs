using System.Collections;
using System.Reflection;
using System.Text.Json;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Options;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Queues;

/// <summary><c>[QueueOutput]</c> on a method or on properties of what it returns: text as it is, anything else as JSON, a collection as one message each.</summary>
internal sealed class QueueOutputs(QueueClients queues, IConfiguration configuration)
{
    public async Task SendAsync(Function function, object? result, CancellationToken cancellation)
    {
        if (result is null)
            return;
        if (function.Method.GetCustomAttribute<QueueOutputAttribute>() is { } whole)
            await SendAsync(function, whole, result, cancellation);
        foreach (var property in result.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<QueueOutputAttribute>() is { } part)
                await SendAsync(function, part, property.GetValue(result), cancellation);
        }
    }

    private async Task SendAsync(Function function, QueueOutputAttribute output, object? value, CancellationToken cancellation)
    {
        var name = SettingExpression.Resolve(output.QueueName, configuration, function.Name);
        var queue = await queues.GetAsync(name, output.Connection, cancellation);
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
