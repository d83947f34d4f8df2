using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Durable.Tests.Core;

public sealed class TurnPlannerTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Plan_LateAnswerOfAnEarlierLife_DoesNotTakeThePlaceOfTheAwaitedOne()
    {
        var (instance, run) = SecondLife();

        var (commit, _) = TurnPlanner.Plan(
            instance,
            run,
            [new ActivityResult(new TaskCompleted(0, "\"old\""), 0), new ActivityResult(new TaskCompleted(0, "\"new\""), 1)],
            Now,
            () => throw new InvalidOperationException("no further life"));

        Assert.Equal("\"new\"", commit.Payloads!.Output);
    }

    [Fact]
    public void Plan_AnswerDeliveredAgainWhileSuspended_CountsOnce()
    {
        var (instance, run) = SecondLife();
        (var first, run) = Plan(instance, run, new StoredMessage(1, new ExecutionSuspended(null), null), new ActivityResult(new TaskCompleted(0, "1"), 1));

        var (second, _) = Plan(first.After, run, new ActivityResult(new TaskCompleted(0, "1"), 1));

        Assert.Single(first.History, h => h is TaskCompleted);
        Assert.DoesNotContain(second.History, h => h is TaskCompleted);
    }

    private static (TurnCommit Commit, OrchestrationRun Run) Plan(InstanceRecord instance, OrchestrationRun run, params Message[] messages) =>
        TurnPlanner.Plan(instance, run, messages, Now, () => throw new InvalidOperationException("no further life"));

    /// <summary>An instance in its second life, which waits for its first activity.</summary>
    private static (InstanceRecord Instance, OrchestrationRun Run) SecondLife()
    {
        var registry = new DurableTaskRegistry().AddOrchestratorFunc("Flow", context => context.CallActivityAsync<string>("Work"));
        var run = new OrchestrationRun(new(
            "instance",
            (name, version) => registry.FindOrchestrator(name, version)?.Invoke(null!),
            JsonDataConverter.Default,
            NullLoggerFactory.Instance,
            "",
            () => { }));
        run.Execute([new OrchestratorStarted { At = Now }, new ExecutionStarted("Flow", "", null, 1, null)]);
        return (new(1, "instance", "Flow", "", OrchestrationRuntimeStatus.Running, Now, Now, 1, 1, null, null), run);
    }
}
