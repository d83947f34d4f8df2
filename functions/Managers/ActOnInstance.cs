using Automations.Programme.Workflows;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Managers;

public sealed class ActOnInstance(WorkflowCatalogue catalogue)
{
    private const int LongestReason = 1000;

    [Function(nameof(ActOnInstance))]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/workflows/instances/{instanceId}/actions/{action}")]
            HttpRequest request,
        string instanceId,
        string action,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var wanted = action.ToLowerInvariant();
        if (!WorkflowActions.All.Contains(wanted))
            return Problems.NotFound($"There is no action \"{action}\"; there are {string.Join(", ", WorkflowActions.All)}.");
        if (await catalogue.FindAsync(instanceId, client, cancellation) is not var (workflow, state))
            return Instances.NotFound(instanceId);
        var (reason, refusal) = await JsonBody.ReadReasonAsync(request, LongestReason, cancellation);
        if (refusal is not null)
            return refusal;
        if (!state.Actions.Contains(wanted))
            return Problems.Conflict($"\"{wanted}\" does not fit the step {state.Step} ({state.Status}). {WhatFits(state)}");

        var by = request.SignedInPerson();
        await workflow.ActAsync(new(instanceId, wanted, by.PersonId, by.Name, reason), client, cancellation);
        return Results.Accepted(Locations.Instance(instanceId));
    }

    private static string WhatFits(WorkflowState state) =>
        state.Actions.Count == 0 ? "No action does any more." : $"What fits: {string.Join(", ", state.Actions)}.";
}
