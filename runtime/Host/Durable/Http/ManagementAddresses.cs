using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>The addresses at which an instance is managed.</summary>
internal static class ManagementAddresses
{
    public const string Root = "/runtime/webhooks/durabletask";

    /// <param name="origin">Scheme, host and port.</param>
    public static HttpManagementPayload Of(string origin, string instanceId)
    {
        var instance = $"{origin}{Root}/instances/{Uri.EscapeDataString(instanceId)}";
        return new HttpManagementPayload
        {
            Id = instanceId,
            StatusQueryGetUri = instance,
            SendEventPostUri = instance + "/raiseEvent/{eventName}",
            TerminatePostUri = instance + "/terminate?reason={text}",
            RewindPostUri = instance + "/rewind?reason={text}",
            PurgeHistoryDeleteUri = instance,
            RestartPostUri = instance + "/restart",
            SuspendPostUri = instance + "/suspend?reason={text}",
            ResumePostUri = instance + "/resume?reason={text}",
        };
    }

    /// <summary>202 with the addresses to follow the instance by.</summary>
    public static IResult Accepted(HttpContext http, string instanceId)
    {
        var payload = Of($"{http.Request.Scheme}://{http.Request.Host}", instanceId);
        http.Response.Headers.RetryAfter = "10";
        return TypedResults.Accepted(payload.StatusQueryGetUri, payload);
    }
}
