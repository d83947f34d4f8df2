using Microsoft.DurableTask;

namespace Automations.Durable.Tests.Versioning;

/// <summary>Small workflows whose histories are recorded: each must go on as it began, whatever becomes of the engine.</summary>
internal static class Samples
{
    private static readonly TaskOptions Twice = new(new TaskRetryOptions(new RetryPolicy(2, TimeSpan.FromMinutes(1))));

    public static void Register(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, int>("FanOut", async (context, count) =>
            (await Task.WhenAll(Enumerable.Range(1, count).Select(i => context.CallActivityAsync<int>("Square", i)).ToList())).Sum())
        .AddOrchestratorFunc("Retry", async context =>
        {
            try
            {
                await context.CallActivityAsync("Fail", options: Twice);
                return "no";
            }
            catch (TaskFailedException failure)
            {
                return failure.FailureDetails.ErrorMessage;
            }
        })
        .AddOrchestratorFunc("Approval", ApproveAsync)
        .AddOrchestratorFunc<int, string>("Parent", async (context, number) =>
        {
            context.SetCustomStatus("asks its child");
            var child = await context.CallSubOrchestratorAsync<int>("FanOut", number, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}-child"));
            context.SendEvent(context.InstanceId, "echo", child);
            return $"{await context.WaitForExternalEvent<int>("echo")} {context.NewGuid()}";
        })
        .AddOrchestratorFunc<int, int>("Countdown", async (context, left) =>
        {
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            if (left > 0)
            {
                context.ContinueAsNew(left - 1);
            }

            return left;
        })
        .AddOrchestratorFunc("Visit", VisitAsync)
        .AddActivityFunc<int, int>("Square", (_, x) => x * x)
        .AddActivityFunc("Fail", _ => throw new TimeoutException("not today"))
        .AddActivityFunc("Greet", _ => "hello")
        .AddActivityFunc("Offer", _ => "tea");

    /// <summary>An event or a reminder, whichever comes first, and the timer cancelled.</summary>
    private static async Task<string> ApproveAsync(TaskOrchestrationContext context)
    {
        using var decided = new CancellationTokenSource();
        var approval = context.WaitForExternalEvent<bool>("approved", decided.Token);
        if (await Task.WhenAny(approval, context.CreateTimer(TimeSpan.FromDays(2), decided.Token)) != approval)
        {
            return "nobody answered";
        }

        Cancel(decided);
        return await approval ? "yes" : "no";
    }

    // CancelAsync would leave the orchestrator's thread
    private static void Cancel(CancellationTokenSource source) => source.Cancel();

    /// <summary>Since version 2.0 a guest is offered something between the greeting and the goodbye.</summary>
    private static async Task<string> VisitAsync(TaskOrchestrationContext context)
    {
        var said = await context.CallActivityAsync<string>("Greet");
        await context.WaitForExternalEvent<object?>("seated");
        return context.CompareVersionTo("2.0") < 0 ? said : $"{said}, {await context.CallActivityAsync<string>("Offer")}";
    }
}
