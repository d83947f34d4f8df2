using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Managers;

public sealed class ListInstances(WorkflowCatalogue catalogue)
{
    private const int PageSize = 100;

    [Function(nameof(ListInstances))]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workflows/instances")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (status, step, after) = (request.Query["status"].ToString(), request.Query["step"].ToString(), request.Query["after"].ToString());
        OrchestrationRuntimeStatus? wanted = Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var parsed) ? parsed : null;
        if (status.Length > 0 && wanted is null)
            return Problems.Validation(Errors(status));

        var query = new OrchestrationQuery(Statuses: wanted is { } one ? [one] : null, PageSize: PageSize, FetchInputsAndOutputs: true);
        var found = new List<WorkflowState>();
        string? next = null;
        await foreach (var page in client.GetAllInstancesAsync(query).AsPages(after.Length > 0 ? after : null, PageSize).WithCancellation(cancellation))
        {
            found.AddRange(page.Values.Select(Describe).OfType<WorkflowState>().Where(state => step.Length == 0 || HasStep(state, step)));
            next = page.ContinuationToken;
            if (found.Count >= PageSize)
                break;
        }

        return Results.Json(new InstancePage(found, next), ProgrammeJson.Options);
    }

    private WorkflowState? Describe(OrchestrationMetadata instance) => catalogue.OwnerOf(instance.InstanceId)?.Describe(instance);

    private static bool HasStep(WorkflowState state, string step) => step.Equals(state.Step, StringComparison.OrdinalIgnoreCase);

    private static Dictionary<string, string[]> Errors(string status) =>
        new() { ["status"] = [$"status must be one of {string.Join(", ", Enum.GetNames<OrchestrationRuntimeStatus>())}, not \"{status}\"."] };
}

/// <param name="Next">Give it as <c>after</c> to get the next page; null on the last.</param>
public sealed record InstancePage(IReadOnlyList<WorkflowState> Instances, string? Next);
