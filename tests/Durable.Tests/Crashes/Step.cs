using CsCheck;
using Microsoft.DurableTask;

namespace Automations.Durable.Tests.Crashes;

/// <summary>A random little program for an orchestrator.</summary>
public sealed record Step(string Kind, int Number, Step[] Inner)
{
    private static readonly string[] Leaves = ["activity", "timer", "flaky", "event", "timeout", "guid"];
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
