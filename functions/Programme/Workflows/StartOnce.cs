using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Programme.Workflows;

public static class StartOnce
{
    private static readonly OrchestrationRuntimeStatus[] Open = [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>
    /// Starts the instance unless one with this id runs or has run. Looking first and starting then would be a race between two
    /// callers: the engine itself refuses the second start, and its word, whatever exception carries it, counts.
    /// </summary>
    /// <param name="isVoid">Whether an instance that has ended counts as if it had never been.</param>
    /// <returns>Null when this call started it, else the instance that was there.</returns>
    public static async Task<OrchestrationMetadata?> StartOnceAsync(
        this DurableTaskClient client,
        TaskName orchestrator,
        string instanceId,
        object input,
        CancellationToken cancellation,
        Predicate<OrchestrationMetadata>? isVoid = null
    )
    {
        var known = await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation);
        var replaces = known is { IsCompleted: true } && isVoid?.Invoke(known) == true;
        if (known is not null && !replaces)
            return known;
        var options = new StartOrchestrationOptions(instanceId).WithDedupeStatuses(replaces ? Open : [.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, options, cancellation);
            return null;
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is { } winner)
                return winner;
            throw;
        }
    }
}
