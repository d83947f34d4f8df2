using Automations.Digests.Editions;
using Automations.Digests.Workflow;
using Automations.Programme;
using Automations.Programme.Workflows;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Digests;

/// <summary>Begins every edition of the schedule once, on the day before it is due or as soon after as it can; it waits for its hour by itself.</summary>
public sealed class DigestTimer(ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>A little more than the timer's day, so that no edition falls between two.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(26);

    [Function(nameof(BeginDigests))]
    public async Task BeginDigests([TimerTrigger("0 0 0 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        foreach (var plan in EditionSchedule.DueBy(time.GetUtcNow() + Ahead, time.GetUtcNow(), programme))
            await client.StartOnceAsync(DigestWorkflow.Name, EditionIds.InstanceIdOf(programme.Id, plan.Edition), DigestInput.Of(plan, programme), cancellation);
    }
}
