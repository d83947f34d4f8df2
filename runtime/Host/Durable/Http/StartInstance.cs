using System.Globalization;
using System.Text.Json.Nodes;
using Automations.Runtime.Host.Functions;
using DurableTask.Core.Exceptions;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Durable.Http;

internal static class StartInstance
{
    /// <summary>Starts an instance; with <c>timeout</c> and <c>pollingInterval</c> (seconds), waits for its end that long.</summary>
    public static async Task<IResult> RunAsync(
        HttpContext http, EngineHolder durable, FunctionCatalog catalog, string function, InstanceId? instanceId)
    {
        if (catalog.Find(function) is not { Kind: FunctionKind.Orchestration } orchestrator)
            return Problems.Bad("function", $"There is no orchestrator function {function}.");
        if (!TryReadWait(http.Request, out var wait))
            return Problems.Bad("timeout", "timeout and pollingInterval are seconds, greater than 0.");
        var (isJson, input) = await JsonBody.ReadAsync(http.Request);
        if (!isJson)
            return Problems.Bad("body", JsonBody.Rule);
        return await StartAsync(http, durable.Client, wait, () => durable.Client.ScheduleNewOrchestrationInstanceAsync(
            orchestrator.Name, input, new StartOrchestrationOptions(instanceId?.Value), http.RequestAborted));
    }

    public static async Task<IResult> RestartAsync(
        HttpContext http, EngineHolder durable, InstanceId instanceId, bool restartWithNewInstanceId = true)
    {
        if (await durable.Client.GetInstanceAsync(instanceId.Value) is null)
            return Problems.Unknown(instanceId.Value);
        if (!TryReadWait(http.Request, out var wait))
            return Problems.Bad("timeout", "timeout and pollingInterval are seconds, greater than 0.");
        return await StartAsync(
            http, durable.Client, wait, () => durable.Client.RestartAsync(instanceId.Value, restartWithNewInstanceId, http.RequestAborted));
    }

    private static async Task<IResult> StartAsync(HttpContext http, DurableTaskClient client, TimeSpan? wait, Func<Task<string>> start)
    {
        try
        {
            var id = await start();
            return wait is { } longest ? await EndOrAddressesAsync(http, client, id, longest) : ManagementAddresses.Accepted(http, id);
        }
        catch (OrchestrationAlreadyExistsException taken)
        {
            return Problems.Conflict(taken.Message);
        }
        catch (ArgumentException wrong)
        {
            return Problems.Bad("instanceId", wrong.Message);
        }
    }

    private static async Task<IResult> EndOrAddressesAsync(HttpContext http, DurableTaskClient client, string instanceId, TimeSpan longest)
    {
        // The caller waits in real time, whatever the app's clock shows.
        using var late = new CancellationTokenSource(longest, TimeProvider.System);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, http.RequestAborted);
        try
        {
            var ended = await client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, stop.Token);
            if (ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed)
                return TypedResults.Ok(ended.SerializedOutput is { } output ? JsonNode.Parse(output) : null);
            var failureIsAnError = bool.TryParse(http.Request.Query["returnInternalServerErrorOnFailure"], out var asked) && asked;
            return InspectInstance.Answer(http, ended, InstanceStatus.Of(ended, showInput: true), failureIsAnError);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return ManagementAddresses.Accepted(http, instanceId);
        }
    }

    /// <summary>Both have to be given, as in Azure; the engine needs no polling, so how often does not matter.</summary>
    private static bool TryReadWait(HttpRequest request, out TimeSpan? wait)
    {
        wait = null;
        string? timeout = request.Query["timeout"], interval = request.Query["pollingInterval"];
        if (timeout is null || interval is null)
            return true;
        if (!IsDuration(timeout, out var seconds) || !IsDuration(interval, out _))
            return false;
        wait = TimeSpan.FromSeconds(seconds);
        return true;

        static bool IsDuration(string text, out double seconds) =>
            double.TryParse(text, CultureInfo.InvariantCulture, out seconds) && seconds is > 0 and < int.MaxValue / 1000;
    }
}
