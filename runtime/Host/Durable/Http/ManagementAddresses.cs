using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>The addresses at which an instance is managed.</summary>
internal static class ManagementAddresses
{
    public const string Root = "/runtime/webhooks/durabletask";

    /// <summary>202 with the addresses to follow the instance by.</summary>
    public static IResult Accepted(HttpContext http, string instanceId)
    {
        var payload = DurableTaskClientExtensions.PayloadOf($"{http.Request.Scheme}://{http.Request.Host}", instanceId);
        http.Response.Headers.RetryAfter = "10";
        return TypedResults.Accepted(payload.StatusQueryGetUri, payload);
    }
}
