using Automations.Digests.Editions;
using Automations.Digests.Workflow;
using Automations.Programme;
using Automations.Programme.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Digests;

/// <summary>Begins every edition of the schedule once, in the hour in which it is due or as soon after as it can.</summary>
public sealed class DigestTimer(ProgrammeSettings programme, TimeProvider time)
{
    [Function(nameof(BeginDigests))]
    public async Task BeginDigests([TimerTrigger("0 0 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var plan in EditionSchedule.DueAt(time.GetUtcNow(), programme))
            await client.StartOnceAsync(DigestWorkflow.Name, EditionIds.InstanceIdOf(programme.Id, plan.Edition), DigestInput.Of(plan, programme), cancellation);
    }
}
