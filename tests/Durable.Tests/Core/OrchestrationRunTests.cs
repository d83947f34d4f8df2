using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Durable.Tests.Core;

/// <summary>The replay core alone: history in, decisions out; no engine, no store, no clock.</summary>
public sealed class OrchestrationRunTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private static readonly OrchestratorStarted Turn = new() { At = Now };
    private static readonly ExecutionStarted Start = new("Flow", "", "3", 0, null);

    [Fact]
    public void Execute_Start_DecidesTheFirstSteps()
    {
        var decisions = Run(TwoSteps).Execute([Turn, Start]);

        Assert.Equal<Decision>([new TaskScheduled(0, "First", "", "3") { At = Now }], decisions);
    }

    [Fact]
    public void Execute_AfterReplay_DecidesAsIfItHadNeverStopped()
    {
        var live = Run(TwoSteps);
        live.Execute([Turn, Start]);
        var expected = live.Execute([Turn, new TaskCompleted(0, "4")]);

        var replayed = Run(TwoSteps);
        replayed.Replay([Turn, Start, new TaskScheduled(0, "First", "", "3")]);

        Assert.Equal(expected, replayed.Execute([Turn, new TaskCompleted(0, "4")]));
        Assert.Equal<Decision>([new TaskScheduled(1, "Second", "", "4") { At = Now }], expected);
    }

    [Fact]
    public void Execute_LastAnswer_EndsWithTheOutput()
    {
        var run = Run(TwoSteps);
        run.Execute([Turn, Start]);
        run.Execute([Turn, new TaskCompleted(0, "4")]);

        var end = Assert.IsType<ExecutionCompleted>(Assert.Single(run.Execute([Turn, new TaskCompleted(1, "\"five\"")])));

        Assert.Equal((OrchestrationRuntimeStatus.Completed, "\"five\""), (end.Status, end.Output));
    }

    [Fact]
    public void Execute_AnswersThatNothingWaitsFor_AreIgnored()
    {
        var run = Run(TwoSteps);
        run.Execute([Turn, Start]);

        Assert.Empty(run.Execute([Turn, new TaskCompleted(7, "1"), new TimerFired(9, Now)]));
        Assert.True(run.IsOpen(0));
    }

    [Fact]
    public void Replay_CodeThatAsksForSomethingElse_NamesBoth()
    {
        var error = Assert.Throws<NonDeterminismException>(() =>
            Run(TwoSteps).Replay([Turn, Start, new TimerCreated(0, Now)]));

        Assert.Contains("timer (#0)", error.Message, StringComparison.Ordinal);
        Assert.Contains("activity 'First' (#0)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_CodeThatAsksForMore_IsRefused()
    {
        Assert.Contains(
            "nothing more",
            Assert.Throws<NonDeterminismException>(() => Run(TwoSteps).Replay([Turn, Start])).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Replay_IsSeenAsReplayAndNewEventsAreNot()
    {
        var seen = new List<bool>();
        var run = Run(async context =>
        {
            seen.Add(context.IsReplaying);
            await context.CallActivityAsync("First");
            seen.Add(context.IsReplaying);
            await context.CallActivityAsync("Second");
            seen.Add(context.IsReplaying);
            return "";
        });

        run.Replay([Turn, Start, new TaskScheduled(0, "First", "", null), Turn, new TaskCompleted(0, null), new TaskScheduled(1, "Second", "", null)]);
        run.Execute([Turn, new TaskCompleted(1, null)]);

        Assert.Equal([true, true, false], seen);
    }

    [Fact]
    public void Guid_OfAName_IsAlwaysTheSameAndNameBased()
    {
        var guid = DeterministicGuid.Create("onboarding-1_0");

        Assert.Equal(guid, DeterministicGuid.Create("onboarding-1_0"));
        Assert.NotEqual(guid, DeterministicGuid.Create("onboarding-1_1"));
        Assert.Equal((5, 8), (guid.Version, guid.Variant & 0xC));
    }

    private static async Task<string> TwoSteps(TaskOrchestrationContext context)
    {
        var first = await context.CallActivityAsync<int>("First", context.GetInput<int>());
        return await context.CallActivityAsync<string>("Second", first);
    }

    private static OrchestrationRun Run(Func<TaskOrchestrationContext, Task<string>> code)
    {
        var registry = new DurableTaskRegistry().AddOrchestratorFunc("Flow", code);
        return new(new(
            "instance",
            (name, version) => registry.FindOrchestrator(name, version)?.Invoke(null!),
            JsonDataConverter.Default,
            NullLoggerFactory.Instance,
            "",
            () => { }));
    }
}
