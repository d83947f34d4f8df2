using Automations.Runtime.Host.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;

namespace Automations.Runtime.Host.Durable.Http;

internal static class StartInstance
{
    public static async Task<IResult> RunAsync(
        HttpContext http, EngineHolder durable, FunctionCatalog catalog, string name, string? instanceId)
    {
        if (catalog.Find(name) is not { Kind: FunctionKind.Orchestration } function)
            return DurableApi.Bad($"There is no orchestrator function {name}.");
        var (isJson, input) = await JsonBody.ReadAsync(http.Request);
        if (!isJson)
            return DurableApi.Bad("The body is no JSON.");
        if (instanceId is not null && await durable.Client.GetInstanceAsync(instanceId) is { IsCompleted: false })
            return TypedResults.Conflict(new { message = $"An instance with the id {instanceId} is running already." });
        var started = await durable.Client.ScheduleNewOrchestrationInstanceAsync(
            function.Name, input, new StartOrchestrationOptions(instanceId), http.RequestAborted);
        return DurableApi.Accepted(http, started);
    }

    public static async Task<IResult> RestartAsync(HttpContext http, EngineHolder durable, string instanceId, bool restartWithNewInstanceId = true)
    {
        if (await durable.Client.GetInstanceAsync(instanceId) is not { } instance)
            return TypedResults.NotFound();
        if (!instance.IsCompleted && !restartWithNewInstanceId)
            return TypedResults.Conflict(new { message = $"The instance {instanceId} is still running." });
        return DurableApi.Accepted(http, await durable.Client.RestartAsync(instanceId, restartWithNewInstanceId, http.RequestAborted));
    }
}
