using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Programme.Workflows;

public static class StartOnce
{
    /// <summary>
    /// Starts the instance unless one with this id runs or has run. Looking first and starting then would be a race between two
    /// callers: the engine itself refuses the second start, and its word, whatever exception carries it, counts.
    /// </summary>
    /// <returns>Null when this call started it, else the instance that was there.</returns>
    public static async Task<OrchestrationMetadata?> StartOnceAsync(
        this DurableTaskClient client,
        TaskName orchestrator,
        string instanceId,
        object input,
        CancellationToken cancellation
    )
    {
        if (await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is { } known)
            return known;
        var options = new StartOrchestrationOptions(instanceId).WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
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
