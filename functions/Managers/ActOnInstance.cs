using System.Text.Json;
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
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.TooLarge();
        if (!TryReadReason(body, out var reason))
            return Problems.BadRequest($"The body may be empty, or {{\"reason\":\"…\"}} with at most {LongestReason} characters.");
        if (!state.Actions.Contains(wanted))
            return Problems.Conflict($"\"{wanted}\" does not fit the step {state.Step} ({state.Status}). {WhatFits(state)}");

        var by = request.SignedInPerson();
        await workflow.ActAsync(new(instanceId, wanted, by.PersonId, by.Name, reason), client, cancellation);
        return Results.Accepted(Locations.Instance(instanceId));
    }

    private static string WhatFits(WorkflowState state) =>
        state.Actions.Count == 0 ? "No action does any more." : $"What fits: {string.Join(", ", state.Actions)}.";

    private static bool TryReadReason(string body, out string? reason)
    {
        reason = null;
        if (string.IsNullOrWhiteSpace(body))
            return true;
        if (JsonBody.TryParse(body) is not { ValueKind: JsonValueKind.Object } json)
            return false;
        if (!json.TryGetProperty("reason", out var given) || given.ValueKind == JsonValueKind.Null)
            return true;
        reason = given.ValueKind == JsonValueKind.String ? given.GetString()!.Trim() : null;
        return reason is { Length: <= LongestReason };
    }
}
