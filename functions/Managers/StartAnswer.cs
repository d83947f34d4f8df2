using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Managers;

/// <summary>What <see cref="StartWorkflow"/> answers; kept for whoever sends the same request again.</summary>
public sealed record StartAnswer(int Status, string Workflow, string? InstanceId, IReadOnlyDictionary<string, string[]> Errors) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (InstanceId is null)
            return Problems.Validation(Errors).ExecuteAsync(httpContext);
        httpContext.Response.Headers.Location = Locations.Instance(InstanceId);
        return Results.Json(new StartedWorkflow(Workflow, InstanceId), ProgrammeJson.Options, statusCode: Status).ExecuteAsync(httpContext);
    }
}

public sealed record StartedWorkflow(string Workflow, string InstanceId);
