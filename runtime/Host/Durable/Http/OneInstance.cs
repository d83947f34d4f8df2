using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable.Http;

internal static class OneInstance
{
    /// <summary>202 while it runs, 200 when it has ended, 404 when there is none.</summary>
    public static async Task<IResult> StatusAsync(
        HttpContext http,
        EngineHolder durable,
        string instanceId,
        bool showInput = true,
        bool showHistory = false,
        bool showHistoryOutput = false,
        bool returnInternalServerErrorOnFailure = false)
    {
        if (await durable.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, http.RequestAborted) is not { } instance)
            return TypedResults.NotFound();

        IReadOnlyList<JsonObject>? history = null;
        if (showHistory)
        {
            var records = await durable.Engine.GetHistoryAsync(instanceId, http.RequestAborted);
            history = [.. records.Select(record => InstanceStatus.EventOf(record, showHistoryOutput))];
        }

        var status = InstanceStatus.Of(instance, showInput, history);
        if (!instance.IsCompleted)
        {
            http.Response.Headers.RetryAfter = "10";
            return TypedResults.Accepted(new ManagementPayload(http.Request, instanceId).StatusQueryGetUri, status);
        }

        return instance.RuntimeStatus == OrchestrationRuntimeStatus.Failed && returnInternalServerErrorOnFailure
            ? TypedResults.Json(status, statusCode: StatusCodes.Status500InternalServerError)
            : TypedResults.Ok(status);
    }

    public static async Task<IResult> PurgeAsync(EngineHolder durable, string instanceId, CancellationToken cancellation)
    {
        var purged = await durable.Client.PurgeInstanceAsync(instanceId, cancellation);
        return purged.PurgedInstanceCount == 0
            ? TypedResults.NotFound()
            : TypedResults.Ok(new { instancesDeleted = purged.PurgedInstanceCount });
    }

    public static async Task<IResult> RaiseEventAsync(HttpContext http, EngineHolder durable, string instanceId, string eventName)
    {
        var (isJson, payload) = await JsonBody.ReadAsync(http.Request);
        if (!isJson)
            return DurableApi.Bad("The body is no JSON.");
        if (await RefusalAsync(durable.Client, instanceId) is { } refusal)
            return refusal;
        await durable.Client.RaiseEventAsync(instanceId, eventName, payload, http.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }

    public static async Task<IResult> OperateAsync(
        EngineHolder durable, string instanceId, string operation, string? reason, CancellationToken cancellation)
    {
        if (operation == "rewind")
            return await RewindAsync(durable.Client, instanceId, reason ?? "", cancellation);
        if (await RefusalAsync(durable.Client, instanceId) is { } refusal)
            return refusal;
        await (operation switch
        {
            "terminate" => durable.Client.TerminateInstanceAsync(instanceId, (object?)reason, cancellation),
            "suspend" => durable.Client.SuspendInstanceAsync(instanceId, reason, cancellation),
            _ => durable.Client.ResumeInstanceAsync(instanceId, reason, cancellation),
        });
        return TypedResults.Accepted((string?)null);
    }

    private static async Task<IResult> RewindAsync(DurableTaskClient client, string instanceId, string reason, CancellationToken cancellation)
    {
        if (await client.GetInstanceAsync(instanceId, cancellation) is not { } instance)
            return TypedResults.NotFound();
        if (instance.RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated)
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        try
        {
            await client.RewindInstanceAsync(instanceId, reason, cancellation);
            return TypedResults.Accepted((string?)null);
        }
        catch (NotSupportedException)
        {
            return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        }
        catch (InvalidOperationException wrong)
        {
            return DurableApi.Bad(wrong.Message);
        }
    }

    /// <returns>404 for an unknown instance, 410 for one that has ended; null when it may be steered.</returns>
    private static async Task<IResult?> RefusalAsync(DurableTaskClient client, string instanceId) =>
        await client.GetInstanceAsync(instanceId) switch
        {
            null => TypedResults.NotFound(),
            { IsCompleted: true } => TypedResults.StatusCode(StatusCodes.Status410Gone),
            _ => null,
        };
}
