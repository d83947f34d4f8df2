using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Queues;
using Automations.Runtime.Host.Timers;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Functions;

/// <summary>Runs functions because an operator asks for it, outside their triggers.</summary>
internal sealed partial class FunctionRunner(
    FunctionInvoker invoker, TimerListeners timers, QueueOutputs outputs, EngineHolder durable, ILogger<FunctionRunner> logger)
{
    public BusyWork Work { get; } = new("asked for");

    /// <summary>Starts it and returns at once, as Azure does; how it ends is in the log.</summary>
    /// <param name="input">Text for a queue's message, JSON for a workflow or an activity; timers take none.</param>
    public void Start(Function function, JsonNode? input) => _ = RunAsync(function, input, Work.Begin());

    private async Task RunAsync(Function function, JsonNode? input, IDisposable piece)
    {
        using var busy = piece;
        await Task.Yield();
        try
        {
            await RunAsync(function, input);
            LogRun(function.Name);
        }
        catch (Exception failure)
        {
            LogFailure(failure, function.Name);
        }
    }

    private Task RunAsync(Function function, JsonNode? input) => function.Kind switch
    {
        FunctionKind.Timer => timers.All.First(timer => timer.Function == function).RunNowAsync(),
        FunctionKind.Orchestration => durable.Client.ScheduleNewOrchestrationInstanceAsync(function.Name, input),
        FunctionKind.Queue => InvokeAsync(function, MessageOf(input)),
        _ => InvokeAsync(function, new Invocation
        {
            TriggerValue = input?.Deserialize(function.TriggerParameter.ParameterType, JsonSerializerOptions.Web),
        }),
    };

    private async Task InvokeAsync(Function function, Invocation invocation)
    {
        var result = await invoker.InvokeAsync(function, invocation);
        await outputs.SendAsync(function, result, CancellationToken.None);
    }

    private static Invocation MessageOf(JsonNode? input)
    {
        var text = input is JsonValue value && value.TryGetValue<string>(out var plain) ? plain : input?.ToJsonString() ?? "";
        var body = BinaryData.FromString(text);
        return MessageHandler.InvocationOf(QueuesModelFactory.QueueMessage("asked-for", "", body, dequeueCount: 1), body, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Function} was run, as asked")]
    private partial void LogRun(string function);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function}, run as asked, failed")]
    private partial void LogFailure(Exception failure, string function);
}
