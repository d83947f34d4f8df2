using Automations.Runtime.Durable.Testing;
using DurableTask.Core;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class OrchestrationHistoryTests
{
    [Fact]
    public async Task History_OfActivitiesTimersAndEvents_IsTurnByTurn()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Flow", async (context, name) =>
            {
                var greeting = await context.CallActivityAsync<string>("Greet", name, new TaskOptions { Tags = new Dictionary<string, string> { ["a"] = "b" } });
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                context.SendEvent("other", "hello", 1);
                return greeting + await context.WaitForExternalEvent<string>("end");
            })
            .AddActivityFunc<string, string>("Greet", (_, name) => $"Moin {name}"));
        var options = new StartOrchestrationOptions("one") { Version = "1.2", Tags = new Dictionary<string, string> { ["team"] = "north" } };
        await host.RunAsync("Flow", "Mira", TimeSpan.FromHours(2), options);
        await host.RaiseAsync("one", "end", "!");

        var history = await host.Client.GetOrchestrationHistoryAsync("one");

        Assert.Equal(
            [
                EventType.OrchestratorStarted, EventType.ExecutionStarted, EventType.TaskScheduled, EventType.OrchestratorCompleted,
                EventType.OrchestratorStarted, EventType.TaskCompleted, EventType.TimerCreated, EventType.OrchestratorCompleted,
                EventType.OrchestratorStarted, EventType.TimerFired, EventType.EventSent, EventType.OrchestratorCompleted,
                EventType.OrchestratorStarted, EventType.EventRaised, EventType.ExecutionCompleted, EventType.OrchestratorCompleted,
            ],
            history.Select(e => e.EventType));

        var begin = new DateTime(2027, 1, 4, 8, 0, 0, DateTimeKind.Utc);
        var started = One<ExecutionStartedEvent>(history);
        Assert.Equal(("Flow", "1.2", "\"Mira\"", "one", begin), (started.Name, started.Version, started.Input, started.OrchestrationInstance!.InstanceId, started.Timestamp));
        Assert.Equal("north", started.Tags!["team"]);
        Assert.Null(started.ParentInstance);

        var scheduled = One<TaskScheduledEvent>(history);
        var completed = One<TaskCompletedEvent>(history);
        Assert.Equal(("Greet", "1.2", "\"Mira\"", "b"), (scheduled.Name, scheduled.Version, scheduled.Input, scheduled.Tags!["a"]));
        Assert.Equal((scheduled.EventId, "\"Moin Mira\"", -1), (completed.TaskScheduledId, completed.Result, completed.EventId));

        var (created, fired) = (One<TimerCreatedEvent>(history), One<TimerFiredEvent>(history));
        Assert.Equal((created.EventId, begin.AddHours(1), begin.AddHours(1)), (fired.TimerId, fired.FireAt, created.FireAt));

        var (sent, raised, end) = (One<EventSentEvent>(history), One<EventRaisedEvent>(history), One<ExecutionCompletedEvent>(history));
        Assert.Equal(("other", "hello", "1"), (sent.InstanceId, sent.Name, sent.Input));
        Assert.Equal(("end", "\"!\""), (raised.Name, raised.Input));
        Assert.Equal((OrchestrationStatus.Completed, "\"Moin Mira!\""), (end.OrchestrationStatus, end.Result));
        Assert.All(history, e => Assert.Equal(DateTimeKind.Utc, e.Timestamp.Kind));
    }

    [Fact]
    public async Task History_OfFailures_HasTheirDetails()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child", "in", new SubOrchestrationOptions(instanceId: "child")))
            .AddOrchestratorFunc<string>("Child", (context, _) => context.CallActivityAsync("Work"))
            .AddActivityFunc("Work", _ => throw new InvalidOperationException("outer", new TimeoutException("inner"))));
        await host.RunAsync("Parent", options: new StartOrchestrationOptions("parent"));

        var parent = await host.Client.GetOrchestrationHistoryAsync("parent");
        var child = await host.Client.GetOrchestrationHistoryAsync("child");

        var created = One<SubOrchestrationInstanceCreatedEvent>(parent);
        Assert.Equal(("Child", "child", "\"in\""), (created.Name, created.InstanceId, created.Input));
        Assert.Equal(created.EventId, One<SubOrchestrationInstanceFailedEvent>(parent).TaskScheduledId);
        Assert.Equal(OrchestrationStatus.Failed, One<ExecutionCompletedEvent>(parent).OrchestrationStatus);
        var link = One<ExecutionStartedEvent>(child).ParentInstance!;
        Assert.Equal(("Parent", "parent", created.EventId), (link.Name, link.OrchestrationInstance!.InstanceId, link.TaskScheduleId));
        var failed = One<TaskFailedEvent>(child);
        Assert.Equal(("outer", typeof(InvalidOperationException).FullName, false), (failed.Reason, failed.FailureDetails!.ErrorType, failed.FailureDetails.IsNonRetriable));
        Assert.Equal("System.TimeoutException: inner", failed.FailureDetails.InnerFailure!.ToString());
    }

    [Fact]
    public async Task History_OfSteering_NamesReasons()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Wait", context => context.WaitForExternalEvent<string>("answer")));
        await host.RunAsync("Wait", options: new StartOrchestrationOptions("one"));
        await host.Client.SuspendInstanceAsync("one", "holiday");
        await host.RunUntilIdleAsync();
        await host.Client.ResumeInstanceAsync("one", "back");
        await host.RunUntilIdleAsync();
        await host.Client.TerminateInstanceAsync("one", (object)"withdrawn");
        await host.RunUntilIdleAsync();

        var history = await host.Client.GetOrchestrationHistoryAsync("one");

        Assert.Equal("holiday", One<ExecutionSuspendedEvent>(history).Reason);
        Assert.Equal("back", One<ExecutionResumedEvent>(history).Reason);
        Assert.Equal("\"withdrawn\"", One<ExecutionTerminatedEvent>(history).Input);
        Assert.Equal(OrchestrationStatus.Terminated, One<ExecutionCompletedEvent>(history).OrchestrationStatus);
    }

    [Fact]
    public async Task History_OfNobody_IsRefused()
    {
        await using var host = await SimulatedTaskHost.StartAsync(_ => { });

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.GetOrchestrationHistoryAsync("nobody"));
    }

    private static T One<T>(IEnumerable<HistoryEvent> history)
        where T : HistoryEvent => Assert.Single(history.OfType<T>());
}
