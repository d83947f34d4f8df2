using Automations.Runtime.Host.Functions;
using Microsoft.DurableTask;

namespace Automations.Runtime.Host.Durable;

internal static class DurableFunctions
{
    public static DurableTaskRegistry Register(
        FunctionCatalog catalog, FunctionInvoker invoker, IServiceProvider services, CancellationToken stopping)
    {
        var registry = new DurableTaskRegistry();
        foreach (var function in catalog.Of(FunctionKind.Orchestration))
        {
            var orchestrator = new OrchestratorFunction(function, invoker, services);
            registry.AddOrchestrator(function.Name, () => orchestrator);
        }

        foreach (var function in catalog.Of(FunctionKind.Activity))
        {
            var activity = new ActivityFunction(function, invoker, stopping);
            registry.AddActivity(function.Name, _ => activity);
        }

        return registry;
    }
}
