using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class EventTests
{
    [Fact]
    public async Task Event_AfterTheWait_WakesTheOrchestrator()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Listen", context => context.WaitForExternalEvent<string>("Decision")));

        var instance = await host.RunAsync("Listen");
        await host.RaiseAsync(instance.InstanceId, "decision", "approved");

        Assert.Equal("approved", (await host.GetAsync(instance.InstanceId)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Events_BeforeTheWait_AreTakenInTheOrderTheyCame()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Late", async context =>
        {
            await context.WaitForExternalEvent<object>("begin");
            var first = await context.WaitForExternalEvent<int>("number");
            return (first * 10) + await context.WaitForExternalEvent<int>("number");
        }));

        var instance = await host.RunAsync("Late");
        await host.RaiseAsync(instance.InstanceId, "number", 4);
        await host.RaiseAsync(instance.InstanceId, "number", 2);
        await host.RaiseAsync(instance.InstanceId, "begin");

        Assert.Equal(42, (await host.GetAsync(instance.InstanceId)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Events_WithSeveralWaiters_GoToTheLatestFirst()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Two", async context =>
        {
            var older = context.WaitForExternalEvent<int>("number");
            var newer = context.WaitForExternalEvent<int>("number");
            await Task.WhenAll(older, newer);
            return $"{await older} {await newer}";
        }));

        var instance = await host.RunAsync("Two");
        await host.RaiseAsync(instance.InstanceId, "number", 1);
        await host.RaiseAsync(instance.InstanceId, "number", 2);

        Assert.Equal("2 1", (await host.GetAsync(instance.InstanceId)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_WithTimeout_IsCanceledWhenNothingComes()
    {
        await using var host = await SimulatedTaskHost.StartAsync(WaitADay);

        var instance = await host.RunAsync("WaitADay", advance: TimeSpan.FromHours(25));

        Assert.Equal("timed out 2027-01-05 08:00", instance.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_WithTimeout_LeavesNoTimerBehindWhenTheEventComes()
    {
        await using var host = await SimulatedTaskHost.StartAsync(WaitADay);

        var instance = await host.RunAsync("WaitADay", advance: TimeSpan.FromHours(23));
        await host.RaiseAsync(instance.InstanceId, "answer", "yes");

        Assert.Equal("yes", (await host.GetAsync(instance.InstanceId)).ReadOutputAs<string>());
        Assert.Contains("TimerCanceled", await host.EventNamesAsync(instance.InstanceId));
        Assert.Equal(0, (await host.GetStatisticsAsync()).PendingTimers);
    }

    [Fact]
    public async Task Wait_Canceled_LeavesTheEventToTheNextWaiter()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("GiveUp", async context =>
        {
            var patient = context.WaitForExternalEvent<string>("answer");
            using var stop = new CancellationTokenSource();
            var impatient = context.WaitForExternalEvent<string>("answer", stop.Token);
            stop.Cancel();
            return $"{impatient.IsCanceled} {await patient}";
        }));

        var instance = await host.RunAsync("GiveUp");
        await host.RaiseAsync(instance.InstanceId, "answer", "kept");

        Assert.Equal("True kept", (await host.GetAsync(instance.InstanceId)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_OfAnotherType_FailsWhereItIsAwaited()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Number", context => context.WaitForExternalEvent<int>("number")));

        var instance = await host.RunAsync("Number");
        await host.RaiseAsync(instance.InstanceId, "number", "four");

        Assert.True((await host.GetAsync(instance.InstanceId)).FailureDetails!.IsCausedBy<System.Text.Json.JsonException>());
    }

    [Theory]
    [InlineData(false, "System.ArgumentException")]
    [InlineData(true, "System.ArgumentException")]
    public async Task Waits_OfOneNameWithTwoTypes_AreRefused(bool firstIsCancelled, string failure)
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Mixed", async context =>
        {
            using var stop = new CancellationTokenSource();
            _ = context.WaitForExternalEvent<string>("answer", stop.Token);
            if (firstIsCancelled)
            {
                stop.Cancel();
            }

            return await context.WaitForExternalEvent<int>("ANSWER");
        }));

        Assert.Equal(failure, (await host.RunAsync("Mixed")).FailureDetails!.ErrorType);
    }

    [Fact]
    public async Task Wait_AfterTheEventWasTaken_MayHaveAnotherType()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Mixed", async context =>
            await context.WaitForExternalEvent<string>("answer") + await context.WaitForExternalEvent<int>("answer")));

        var id = (await host.RunAsync("Mixed")).InstanceId;
        await host.RaiseAsync(id, "answer", "a");
        await host.RaiseAsync(id, "answer", 1);

        Assert.Equal("a1", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_WithACancelledToken_StillTakesAnEarlyEvent()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Late", async context =>
        {
            await context.WaitForExternalEvent<object>("begin");
            var cancelled = new CancellationToken(canceled: true);
            var first = await context.WaitForExternalEvent<string>("answer", cancelled);
            return $"{first} {context.WaitForExternalEvent<string>("answer", cancelled).IsCanceled}";
        }));

        var id = (await host.RunAsync("Late")).InstanceId;
        await host.RaiseAsync(id, "answer", "early");
        await host.RaiseAsync(id, "begin");

        Assert.Equal("early True", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Wait_WithTimeoutAndToken_IsCanceledByEither(bool byToken)
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Either", async context =>
        {
            using var stop = new CancellationTokenSource();
            var wait = context.WaitForExternalEvent<string>("answer", TimeSpan.FromHours(2), stop.Token);
            if (byToken)
            {
                await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
                stop.Cancel();
            }

            await Assert.ThrowsAsync<TaskCanceledException>(() => wait);
            return $"{context.CurrentUtcDateTime:HH}";
        }));

        var instance = await host.RunAsync("Either", advance: TimeSpan.FromDays(1));

        Assert.Equal(byToken ? "09" : "10", instance.ReadOutputAs<string>());
        Assert.Equal(0, (await host.GetStatisticsAsync()).PendingTimers);
    }

    [Fact]
    public async Task SendEvent_ToAnotherInstance_ArrivesThere()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Listen", context => context.WaitForExternalEvent<string>("greeting"))
            .AddOrchestratorFunc<string>("Greet", (context, other) => context.SendEvent(other, "greeting", "hello")));

        var listener = await host.RunAsync("Listen");
        await host.RunAsync("Greet", listener.InstanceId);

        Assert.Equal("hello", (await host.GetAsync(listener.InstanceId)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task RaiseEvent_UnknownOrFinishedInstance_IsDropped()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Nothing", _ => 1));
        var finished = await host.RunAsync("Nothing");

        await host.RaiseAsync("nobody", "event");
        await host.RaiseAsync(finished.InstanceId, "event");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync(finished.InstanceId)).RuntimeStatus);
        Assert.DoesNotContain("EventRaised", await host.EventNamesAsync(finished.InstanceId));
    }

    private static void WaitADay(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("WaitADay", async context =>
    {
        try
        {
            return await context.WaitForExternalEvent<string>("answer", TimeSpan.FromDays(1));
        }
        catch (TaskCanceledException)
        {
            return $"timed out {context.CurrentUtcDateTime:yyyy-MM-dd HH:mm}";
        }
    });
}
