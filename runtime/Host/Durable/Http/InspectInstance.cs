using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable.Http;

internal static class InspectInstance
{
    /// <summary>202 while it runs, 200 when it has ended, 404 when there is none.</summary>
    public static async Task<IResult> StatusAsync(
        HttpContext http,
        EngineHolder durable,
        InstanceId instanceId,
        bool showInput = true,
        bool showHistory = false,
        bool showHistoryOutput = false,
        bool returnInternalServerErrorOnFailure = false)
    {
        if (await durable.Client.GetInstanceAsync(instanceId.Value, getInputsAndOutputs: true, http.RequestAborted) is not { } instance)
            return Problems.Unknown(instanceId.Value);

        var history = showHistory && instance.RuntimeStatus != OrchestrationRuntimeStatus.Pending
            ? HistoryLines.Of(await durable.Client.GetOrchestrationHistoryAsync(instanceId.Value, http.RequestAborted), showInput, showHistoryOutput)
            : null;
        return Answer(http, instance, InstanceStatus.Of(instance, showInput, history), returnInternalServerErrorOnFailure);
    }

    public static IResult Answer(HttpContext http, OrchestrationMetadata instance, InstanceStatus status, bool failureIsAnError)
    {
        if (!instance.IsCompleted)
        {
            http.Response.Headers.RetryAfter = "5";
            var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            return TypedResults.Accepted($"{http.Request.Scheme}://{http.Request.Host}{target}", status);
        }

        return instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed && failureIsAnError
            ? TypedResults.Json(status, statusCode: StatusCodes.Status500InternalServerError)
            : TypedResults.Ok(status);
    }

    /// <summary>404 when there is none; one that has not ended stays, and is not counted.</summary>
    public static async Task<IResult> PurgeAsync(EngineHolder durable, InstanceId instanceId, CancellationToken cancellation)
    {
        if (await durable.Client.GetInstanceAsync(instanceId.Value, cancellation) is null)
            return Problems.Unknown(instanceId.Value);
        var purged = await durable.Client.PurgeInstanceAsync(instanceId.Value, cancellation);
        return TypedResults.Ok(new { instancesDeleted = purged.PurgedInstanceCount });
    }
}
