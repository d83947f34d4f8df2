using Automations.Runtime.Host.Functions;
using Microsoft.DurableTask;

namespace Automations.Runtime.Host.Durable;

/// <summary>
/// An orchestrator of the app, as the engine calls it. Middleware wraps its whole run; in Azure it wraps each replay. It gets
/// no scope of its own: a run lasts for months of simulated time and may be dropped from memory without a word.
/// </summary>
internal sealed class OrchestratorFunction(Function function, FunctionInvoker invoker, IServiceProvider services) : ITaskOrchestrator
{
    public Type InputType => typeof(object);

    public Type OutputType => function.ResultType == typeof(void) ? typeof(object) : function.ResultType;

    public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) =>
        invoker.InvokeAsync(new LocalFunctionContext(function, services, new Invocation { TriggerValue = context }));
}
