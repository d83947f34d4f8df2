using CsCheck;
using Microsoft.DurableTask;

namespace Automations.Durable.Tests.Crashes;

/// <summary>A random little program for an orchestrator.</summary>
public sealed record Step(string Kind, int Number, Step[] Inner)
{
    private static readonly string[] Leaves =
        ["activity", "timer", "flaky", "policy", "handler", "hopeless", "event", "events", "sequence", "timeout", "guid", "race", "failing child"];

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static readonly Gen<Step> Any = Gen.Recursive<Step>((depth, inner) => depth >= 3
        ? Leaf
        : Gen.Frequency(
            (3, Leaf),
            (2, Node("all", inner)),
            (2, Node("each", inner)),
            (1, Node("child", inner)),
            (1, Node("renew", inner))));

    private static Gen<Step> Leaf => Gen.Select(Gen.Int[0, Leaves.Length - 1], Gen.Int[0, 30], (kind, number) => new Step(Leaves[kind], number, []));

    public static void Register(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<Step, string>("Main", (context, step) => step.RunAsync(context))
        .AddOrchestratorFunc<int, string>("Failing", async (context, number) =>
            throw new InvalidOperationException(await context.CallActivityAsync<string>("Echo", number)))
        .AddActivity<Recovering>("Recovering")
        .AddActivityFunc("Hopeless", _ => throw new TimeoutException("never"))
        .AddActivityFunc<int, string>("Echo", (_, number) => $"{number}")
        .AddActivityFunc<DateTime[], string>("Flaky", (_, times) => times[0] < times[1] ? throw new TimeoutException("not yet") : "up");

    private static Gen<Step> Node(string kind, Gen<Step> inner) =>
        inner.Array[1, 3].Select(steps => new Step(kind, steps.Length, steps));

    private async Task<string> RunAsync(TaskOrchestrationContext context)
    {
        switch (Kind)
        {
            case "activity":
                return await context.CallActivityAsync<string>("Echo", Number);
            case "timer":
                await context.CreateTimer(Number * Minute, CancellationToken.None);
                return $"{context.CurrentUtcDateTime:HH:mm}";
            case "flaky":
                return await FlakyAsync(context, context.CurrentUtcDateTime.AddMinutes(Number / 10));
            case "policy":
                return await RecoverAsync(context, new(new RetryPolicy(100, Minute, 1.3, maxRetryInterval: 4 * Minute)));
            case "handler":
                return await RecoverAsync(context, TaskRetryOptions.FromRetryHandler(AgainInAMinute));
            case "hopeless":
                return await FailAsync(() => context.CallActivityAsync("Hopeless", options: new(new TaskRetryOptions(new RetryPolicy(1 + (Number % 3), Minute)))), context);
            case "failing child":
                return await FailAsync(() => context.CallSubOrchestratorAsync("Failing", Number), context);
            case "events":
                return await HearAsync(context, i => $"part{i}");
            case "sequence":
                return await HearAsync(context, _ => "part");
            case "race":
                return await RaceAsync(context);
            case "event":
                context.SendEvent(context.InstanceId, $"event{Number}", Number);
                return $"{await context.WaitForExternalEvent<int>($"event{Number}")}";
            case "timeout":
                return await TimeoutAsync(context);
            case "guid":
                return $"{context.NewGuid().Version}";
            case "all":
                return $"({string.Join('|', await Task.WhenAll(Inner.Select(s => s.RunAsync(context)).ToList()))})";
            case "child":
                return $"<{await context.CallSubOrchestratorAsync<string>("Main", this with { Kind = "each" })}>";
            case "renew" when context.Parent is null && context.GetInput<Step>() == this:
                context.ContinueAsNew(this with { Kind = "each" });
                return "";
            default:
                var results = new List<string>();
                foreach (var step in Inner)
                {
                    results.Add(await step.RunAsync(context));
                }

                return $"[{string.Join(',', results)}]";
        }
    }

    /// <summary>Fails until a point in time, so that its outcome does not depend on how often it is tried.</summary>
    private static async Task<string> FlakyAsync(TaskOrchestrationContext context, DateTime up)
    {
        while (true)
        {
            try
            {
                return await context.CallActivityAsync<string>("Flaky", new[] { context.CurrentUtcDateTime, up });
            }
            catch (TaskFailedException failure) when (failure.FailureDetails.IsCausedBy<TimeoutException>())
            {
                await context.CreateTimer(Minute, CancellationToken.None);
            }
        }
    }

    private static async Task<bool> AgainInAMinute(RetryContext retry)
    {
        await retry.OrchestrationContext.CreateTimer(Minute, CancellationToken.None);
        return retry.LastFailure.IsCausedBy<TimeoutException>();
    }

    private static async Task<string> FailAsync(Func<Task> call, TaskOrchestrationContext context)
    {
        try
        {
            await call();
            return "it worked";
        }
        catch (TaskFailedException failure)
        {
            return $"{failure.FailureDetails.ErrorMessage} at {context.CurrentUtcDateTime:HH:mm}";
        }
    }

    // CancelAsync would leave the orchestrator's thread
    private static void Cancel(CancellationTokenSource source) => source.Cancel();

    private async Task<string> RecoverAsync(TaskOrchestrationContext context, TaskRetryOptions retries)
    {
        var up = context.CurrentUtcDateTime.AddMinutes(Number / 3);
        return $"{await context.CallActivityAsync<string>("Recovering", up, new(retries))} at {context.CurrentUtcDateTime:HH:mm}";
    }

    /// <summary>Waits for three events at once, which it has sent to itself.</summary>
    private async Task<string> HearAsync(TaskOrchestrationContext context, Func<int, string> name)
    {
        var heard = Enumerable.Range(1, 3).Select(i => context.WaitForExternalEvent<int>($"{name(i)} of {Number}")).ToList();
        foreach (var i in new[] { 2, 3, 1 })
        {
            context.SendEvent(context.InstanceId, $"{name(i)} of {Number}", i);
        }

        return string.Join('-', await Task.WhenAll(heard));
    }

    /// <summary>The first of two timers and an event that never comes; what has lost is cancelled.</summary>
    private async Task<string> RaceAsync(TaskOrchestrationContext context)
    {
        using var over = new CancellationTokenSource();
        List<Task> runners =
        [
            context.CreateTimer((Number + 1) * Minute, over.Token),
            context.CreateTimer((31 - Number) * Minute, over.Token),
            context.WaitForExternalEvent<string>($"never{Number}", over.Token),
        ];
        var first = runners.IndexOf(await Task.WhenAny(runners));
        Cancel(over);
        return $"{first} at {context.CurrentUtcDateTime:HH:mm}";
    }

    private async Task<string> TimeoutAsync(TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("never", Number * Minute);
        }
        catch (TaskCanceledException)
        {
            return "timeout";
        }
    }
}

/// <summary>Fails until a point in time, so that its outcome does not depend on how often it is tried.</summary>
public sealed class Recovering(TimeProvider clock) : TaskActivity<DateTime, string>
{
    public override Task<string> RunAsync(TaskActivityContext context, DateTime input) =>
        clock.GetUtcNow().UtcDateTime < input ? throw new TimeoutException("not yet") : Task.FromResult("up");
}
