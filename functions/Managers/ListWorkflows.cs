using System.Text.Json.Nodes;
using Automations.Programme;
using Automations.Programme.Workflows;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Managers;

public sealed class ListWorkflows(WorkflowCatalogue catalogue)
{
    [Function(nameof(ListWorkflows))]
    [RequireRole(AppRoles.CommunityManager)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/workflows")] HttpRequest request) =>
        Results.Json(
            catalogue.All.Select(workflow => new WorkflowOffer(
                workflow.Name,
                workflow.Description,
                $"/api/workflows/{workflow.Name}",
                InputSchema.Of(workflow.InputType)
            )),
            ProgrammeJson.Options
        );
}

/// <param name="Start">Where to POST the input.</param>
/// <param name="Input">JSON Schema.</param>
public sealed record WorkflowOffer(string Name, string Description, string Start, JsonNode Input);
