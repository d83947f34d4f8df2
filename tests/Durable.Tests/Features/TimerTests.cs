using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class TimerTests
{
    [Fact]
    public async Task Timer_OfNinetyDays_FiresExactlyAtItsTime()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", async context =>
        {
            await context.CreateTimer(TimeSpan.FromDays(90), CancellationToken.None);
            return context.CurrentUtcDateTime;
        }));

        var instance = await host.RunAsync("Wait", advance: TimeSpan.FromDays(89));
        Assert.Equal(OrchestrationRuntimeStatus.Running, instance.RuntimeStatus);

        await host.AdvanceAsync(TimeSpan.FromDays(10));
        instance = await host.GetAsync(instance.InstanceId);
        Assert.Equal(new DateTime(2027, 4, 4, 8, 0, 0, DateTimeKind.Utc), instance.ReadOutputAs<DateTime>());
    }

    [Fact]
    public async Task Timer_InThePast_FiresAtOnce()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Wait", context =>
            context.CreateTimer(context.CurrentUtcDateTime.AddDays(-1), CancellationToken.None)));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Wait")).RuntimeStatus);
    }

    [Fact]
    public async Task Timer_Canceled_IsGoneFromTheStore()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Race", async context =>
        {
            using var stop = new CancellationTokenSource();
            var slow = context.CreateTimer(TimeSpan.FromDays(30), stop.Token);
            var fast = context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            var first = await Task.WhenAny(slow, fast);
            stop.Cancel();
            await context.WaitForExternalEvent<string>("go on");
            return first == fast && slow.IsCanceled;
        }));

        var instance = await host.RunAsync("Race", advance: TimeSpan.FromMinutes(2));
        var statistics = await host.GetStatisticsAsync();
        Assert.Equal(0, statistics.PendingTimers);
        Assert.Null(statistics.NextDue);

        await host.RaiseAsync(instance.InstanceId, "go on");
        Assert.True((await host.GetAsync(instance.InstanceId)).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Timer_WithCanceledToken_DoesNotStart()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Never", async context =>
        {
            using var stop = new CancellationTokenSource();
            stop.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => context.CreateTimer(TimeSpan.FromDays(1), stop.Token));
        }));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Never")).RuntimeStatus);
    }

    [Fact]
    public async Task ManyTimers_AtOneMoment_AllFire()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Many", async (context, count) =>
        {
            var timers = Enumerable.Range(0, count).Select(_ => context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None)).ToList();
            await Task.WhenAll(timers);
            return timers.Count;
        }));

        Assert.Equal(1_200, (await host.RunAsync("Many", 1_200, TimeSpan.FromHours(1))).ReadOutputAs<int>());
    }

    [Fact]
    public async Task StartAt_LaterTime_StartsThen()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Late", (context, input) => $"{input} {context.CurrentUtcDateTime:HH:mm}"));
        var options = new StartOrchestrationOptions("late-one", host.Clock.GetUtcNow().AddHours(2));

        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.RunAsync("Late", "at", TimeSpan.FromHours(1), options)).RuntimeStatus);

        await host.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal("at 10:00", (await host.GetAsync("late-one")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task StartAt_TerminatedBefore_NeverStarts()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string, string>("Late", (_, input) => input));
        var options = new StartOrchestrationOptions("late-one", host.Clock.GetUtcNow().AddHours(2));
        await host.RunAsync("Late", "input", options: options);

        await host.Client.TerminateInstanceAsync("late-one", new TerminateInstanceOptions("not needed"));
        await host.AdvanceAsync(TimeSpan.FromHours(3));

        var instance = await host.GetAsync("late-one");
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, instance.RuntimeStatus);
        Assert.Equal("not needed", instance.ReadOutputAs<string>());
        Assert.Equal("input", instance.ReadInputAs<string>());
    }
}
