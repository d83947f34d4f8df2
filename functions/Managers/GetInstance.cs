using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Managers;

public sealed class GetInstance(WorkflowCatalogue catalogue)
{
    [Function(nameof(GetInstance))]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workflows/instances/{instanceId}")] HttpRequest request,
        string instanceId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) =>
        await catalogue.FindAsync(instanceId, client, cancellation) is var (_, state)
            ? Results.Json(state, ProgrammeJson.Options)
            : Instances.NotFound(instanceId);
}
