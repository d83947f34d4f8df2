using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>The management API of Durable Functions, at Azure's addresses.</summary>
internal static class DurableApi
{
    public static void MapDurable(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(ManagementPayload.Root);
        api.MapPost("/orchestrators/{name}/{instanceId?}", StartInstance.RunAsync);

        api.MapGet("/instances", QueryInstances.ListAsync);
        api.MapDelete("/instances", QueryInstances.PurgeAsync);
        api.MapGet("/instances/{instanceId}", OneInstance.StatusAsync);
        api.MapDelete("/instances/{instanceId}", OneInstance.PurgeAsync);
        api.MapPost("/instances/{instanceId}/raiseEvent/{eventName}", OneInstance.RaiseEventAsync);
        api.MapPost("/instances/{instanceId}/{operation:regex(^(terminate|suspend|resume|rewind)$)}", OneInstance.OperateAsync);
        api.MapPost("/instances/{instanceId}/restart", StartInstance.RestartAsync);
    }

    /// <summary>202 with the addresses to follow the instance by.</summary>
    public static IResult Accepted(HttpContext http, string instanceId)
    {
        var payload = new ManagementPayload(http.Request, instanceId);
        http.Response.Headers.RetryAfter = "10";
        return TypedResults.Accepted(payload.StatusQueryGetUri, payload);
    }

    public static IResult Bad(string message) => TypedResults.BadRequest(new { message });
}
