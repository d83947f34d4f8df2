using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Options;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Queues;

/// <summary>Runs a queue function on one message; what fails too often, or is not encoded as host.json says, goes to the poison queue.</summary>
internal sealed partial class MessageHandler(
    Function function, string queue, string? connection, FunctionInvoker invoker, QueueOutputs outputs, QueueClients queues, QueueOptions options, ILogger logger)
{
    /// <returns>Whether the message is done with; if not, it is to be tried again.</returns>
    public async Task<bool> HandleAsync(QueueMessage raw, CancellationToken stopping)
    {
        BinaryData body;
        try
        {
            body = queues.Decode(raw.Body);
        }
        catch (FormatException)
        {
            LogNotBase64(queue, raw.MessageId, PoisonQueue);
            await PoisonAsync(raw, stopping);
            return true;
        }

        try
        {
            var result = await invoker.InvokeAsync(function, InvocationOf(raw, body, stopping));
            await outputs.SendAsync(function, result, stopping);
            return true;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure) when (raw.DequeueCount >= options.MaxDequeueCount)
        {
            LogPoison(failure, queue, raw.MessageId, raw.DequeueCount, PoisonQueue);
            await PoisonAsync(raw, stopping);
            return true;
        }
        catch (Exception failure)
        {
            LogFailed(queue, raw.MessageId, raw.DequeueCount, options.MaxDequeueCount, failure.GetType().Name, failure.Message);
            return false;
        }
    }

    private string PoisonQueue => PoisonQueueOf(queue);

    public static string PoisonQueueOf(string queue) => queue + "-poison";

    private async Task PoisonAsync(QueueMessage raw, CancellationToken stopping)
    {
        var poison = await queues.GetAsync(PoisonQueue, connection, stopping);
        await poison.SendMessageAsync(raw.Body.ToString(), timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: stopping);
    }

    public static Invocation InvocationOf(QueueMessage raw, BinaryData body, CancellationToken stopping) => new()
    {
        TriggerValue = QueuesModelFactory.QueueMessage(
            raw.MessageId, raw.PopReceipt, body, raw.DequeueCount, raw.NextVisibleOn, raw.InsertedOn, raw.ExpiresOn),
        BindingData = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["QueueTrigger"] = body.ToString(),
            ["Id"] = raw.MessageId,
            ["PopReceipt"] = raw.PopReceipt,
            ["DequeueCount"] = raw.DequeueCount,
            ["InsertionTime"] = raw.InsertedOn,
            ["ExpirationTime"] = raw.ExpiresOn,
            ["NextVisibleTime"] = raw.NextVisibleOn,
        },
        Cancellation = stopping,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Queue}: message {Message} is not base64 as host.json says, moved to {PoisonQueue}")]
    private partial void LogNotBase64(string queue, string message, string poisonQueue);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Queue}: message {Message} failed, try {Try} of {Tries}: {Type}: {Reason}")]
    private partial void LogFailed(string queue, string message, long @try, int tries, string type, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Queue}: message {Message} failed {Tries} times and is in {PoisonQueue} now")]
    private partial void LogPoison(Exception failure, string queue, string message, long tries, string poisonQueue);
}
