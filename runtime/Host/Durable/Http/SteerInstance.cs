using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable.Http;

internal static class SteerInstance
{
    public static async Task<IResult> RaiseEventAsync(HttpContext http, EngineHolder durable, InstanceId instanceId, EventName eventName)
    {
        if (await RefusalAsync(durable.Client, instanceId.Value) is { } refusal)
            return refusal;
        if (!http.Request.HasJsonContentType())
            return Problems.Bad("Content-Type", "The payload of an event is sent as application/json.");
        var (isJson, payload) = await JsonBody.ReadAsync(http.Request);
        if (!isJson)
            return Problems.Bad("body", JsonBody.Rule);
        await durable.Client.RaiseEventAsync(instanceId.Value, eventName.Value, payload, http.RequestAborted);
        return TypedResults.Accepted((string?)null);
    }

    public static Task<IResult> TerminateAsync(EngineHolder durable, InstanceId instanceId, string? reason, CancellationToken cancellation) =>
        OperateAsync(durable.Client, instanceId, id => durable.Client.TerminateInstanceAsync(id, (object?)reason, cancellation));

    public static Task<IResult> SuspendAsync(EngineHolder durable, InstanceId instanceId, string? reason, CancellationToken cancellation) =>
        OperateAsync(durable.Client, instanceId, id => durable.Client.SuspendInstanceAsync(id, reason, cancellation));

    public static Task<IResult> ResumeAsync(EngineHolder durable, InstanceId instanceId, string? reason, CancellationToken cancellation) =>
        OperateAsync(durable.Client, instanceId, id => durable.Client.ResumeInstanceAsync(id, reason, cancellation));

    public static async Task<IResult> RewindAsync(EngineHolder durable, InstanceId instanceId, string? reason, CancellationToken cancellation)
    {
        var id = instanceId.Value;
        if (await durable.Client.GetInstanceAsync(id, cancellation) is not { } instance)
            return Problems.Unknown(id);
        if (instance.RuntimeStatus is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Terminated)
            return Problems.Gone(id, instance.RuntimeStatus.ToString());
        try
        {
            await durable.Client.RewindInstanceAsync(id, reason ?? "", cancellation);
            return TypedResults.Accepted((string?)null);
        }
        catch (InvalidOperationException wrong)
        {
            return Problems.Bad("instanceId", wrong.Message);
        }
    }

    private static async Task<IResult> OperateAsync(DurableTaskClient client, InstanceId instanceId, Func<string, Task> operate)
    {
        if (await RefusalAsync(client, instanceId.Value) is { } refusal)
            return refusal;
        await operate(instanceId.Value);
        return TypedResults.Accepted((string?)null);
    }

    /// <returns>404 for an unknown instance, 410 for one that has ended; null when it may be steered.</returns>
    private static async Task<IResult?> RefusalAsync(DurableTaskClient client, string instanceId) =>
        await client.GetInstanceAsync(instanceId) switch
        {
            null => Problems.Unknown(instanceId),
            { IsCompleted: true } ended => Problems.Gone(instanceId, ended.RuntimeStatus.ToString()),
            _ => null,
        };
}
