using Automations.Runtime.Host.Functions;
using Microsoft.DurableTask;

namespace Automations.Runtime.Host.Durable;

/// <summary>An activity of the app, as the engine calls it.</summary>
internal sealed class ActivityFunction(Function function, FunctionInvoker invoker, CancellationToken stopping) : ITaskActivity
{
    public Type InputType => function.TriggerParameter.ParameterType;

    public Type OutputType => function.ResultType == typeof(void) ? typeof(object) : function.ResultType;

    public Task<object?> RunAsync(TaskActivityContext context, object? input) => invoker.InvokeAsync(function, new Invocation
    {
        TriggerValue = input,
        BindingData = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase) { ["instanceId"] = context.InstanceId },
        Cancellation = stopping,
    });
}
