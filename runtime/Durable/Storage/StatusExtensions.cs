using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage;

internal static class StatusExtensions
{
    public static bool IsFinal(this OrchestrationRuntimeStatus status) => status
        is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed
        or OrchestrationRuntimeStatus.Terminated
        or OrchestrationRuntimeStatus.Canceled;
}
