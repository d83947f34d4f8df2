using Microsoft.DurableTask;

namespace Automations.Durable.Tests.Simulation;

/// <summary>The orchestrators that play a <see cref="Script"/>.</summary>
internal static class ScriptPlayer
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public static void Register(DurableTaskRegistry tasks, Func<TaskActivityContext, int, Task<int>> run) => tasks
        .AddOrchestratorFunc<Script, string>("Play", (context, script) => PlayAsync(context, script))
        .AddOrchestratorFunc<int, string>("Bad", async (context, number) =>
            throw new InvalidOperationException(await context.CallActivityAsync<string>("Work", number)))
        .AddActivityFunc<int, string>("Work", async (context, number) =>
        {
            await run(context, number);
            return $"{number}";
        })
        .AddActivityFunc<int, string>("Flaky", async (context, number) =>
            await run(context, number) <= number % 3 ? throw new TimeoutException("not yet") : $"up {number}")
        .AddActivityFunc<int, string>("Hopeless", async (context, number) =>
        {
            await run(context, number);
            throw new TimeoutException("never");
        });

    private static async Task<string> PlayAsync(TaskOrchestrationContext context, Script script)
    {
        switch (script.Kind)
        {
            case "work":
                return await context.CallActivityAsync<string>("Work", script.Number);
            case "sleep":
                var due = context.CurrentUtcDateTime.AddMinutes(script.Number % 5);
                await context.CreateTimer(due, CancellationToken.None);
                return context.CurrentUtcDateTime >= due ? "slept" : "woken early";
            case "flaky":
                return await context.CallActivityAsync<string>("Flaky", script.Number, new(new TaskRetryOptions(new RetryPolicy(9, Pause, 1.5))));
            case "handled":
                return await context.CallActivityAsync<string>("Flaky", script.Number, new(TaskRetryOptions.FromRetryHandler(AgainAfterAPause)));
            case "hopeless":
                return await FailsAsync(() => context.CallActivityAsync("Hopeless", script.Number, new(new TaskRetryOptions(new RetryPolicy(2, Pause))))) ? "hopeless" : "";
            case "bad child":
                return await FailsAsync(() => context.CallSubOrchestratorAsync("Bad", script.Number, Child(context, script))) ? "bad child" : "";
            case "event":
                return await context.WaitForExternalEvent<string>(script.Event);
            case "three":
                return await ThreeAsync(context, script.Event);
            case "echo":
                context.SendEvent(context.InstanceId, $"echo{script.Number}", script.Number);
                return $"{await context.WaitForExternalEvent<int>($"echo{script.Number}")}";
            case "race":
                return await RaceAsync(context, script);
            case "all":
                return $"({string.Join('|', await Task.WhenAll(script.Inner.Select(s => PlayAsync(context, s)).ToList()))})";
            case "child":
                return $"<{await context.CallSubOrchestratorAsync<string>("Play", script.Inner[0], Child(context, script))}>";
            case "renew":
                return await RenewAsync(context, script);
            default:
                return await EachAsync(context, script);
        }
    }

    private static SubOrchestrationOptions Child(TaskOrchestrationContext context, Script script) =>
        new(instanceId: Script.ChildOf(context.InstanceId, script.Number));

    private static async Task<bool> AgainAfterAPause(RetryContext retry)
    {
        await retry.OrchestrationContext.CreateTimer(Pause, CancellationToken.None);
        return retry.LastFailure.IsCausedBy<TimeoutException>();
    }

    private static async Task<bool> FailsAsync(Func<Task> call)
    {
        try
        {
            await call();
            return false;
        }
        catch (TaskFailedException)
        {
            return true;
        }
    }

    private static async Task<string> ThreeAsync(TaskOrchestrationContext context, string name)
    {
        int[] heard =
        [
            await context.WaitForExternalEvent<int>(name),
            await context.WaitForExternalEvent<int>(name),
            await context.WaitForExternalEvent<int>(name),
        ];
        return string.Join(' ', heard.Order());
    }

    private static async Task<string> RaceAsync(TaskOrchestrationContext context, Script script)
    {
        using var over = new CancellationTokenSource();
        var timer = context.CreateTimer(TimeSpan.FromMinutes(script.Number % 7), over.Token);
        await Task.WhenAny(timer, context.WaitForExternalEvent<string>(script.Event, over.Token));
        Cancel(over);
        return "race";
    }

    // CancelAsync would leave the orchestrator's thread
    private static void Cancel(CancellationTokenSource source) => source.Cancel();

    private static async Task<string> EachAsync(TaskOrchestrationContext context, Script script)
    {
        var results = script.Done.Length == 0 ? new List<string>() : [script.Done];
        foreach (var step in script.Inner)
        {
            results.Add(await PlayAsync(context, step));
        }

        return $"[{string.Join(',', results)}]";
    }

    /// <summary>Leaves an activity, a timer and a child behind, whose answers must not reach the next life.</summary>
    private static async Task<string> RenewAsync(TaskOrchestrationContext context, Script script)
    {
        var done = await PlayAsync(context, script.Inner[0]);
        _ = context.CallActivityAsync<string>("Work", -1);
        _ = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
        _ = context.CallSubOrchestratorAsync("Bad", -2, new SubOrchestrationOptions(instanceId: $"{context.InstanceId}.left"));
        context.ContinueAsNew(script with { Kind = "each", Inner = script.Inner[1..], Done = done });
        return "";
    }
}
