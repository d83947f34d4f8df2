using Automations.Programme.Workflows;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Managers;

internal static class Instances
{
    /// <returns>Null for what does not exist, and for instances that are nobody's to steer.</returns>
    public static async Task<Instance?> FindAsync(
        this WorkflowCatalogue catalogue,
        string instanceId,
        DurableTaskClient client,
        CancellationToken cancellation
    ) =>
        catalogue.OwnerOf(instanceId) is { } workflow
        && await client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellation) is { } found
            ? new(workflow, workflow.Describe(found))
            : null;

    public static IResult NotFound(string instanceId) => Problems.NotFound($"There is no instance \"{instanceId}\".");
}

internal sealed record Instance(IManagedWorkflow Workflow, WorkflowState State);
