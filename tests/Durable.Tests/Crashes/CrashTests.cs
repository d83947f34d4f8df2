using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Crashes;

public sealed class CrashTests
{
    private static readonly TimeSpan Length = TimeSpan.FromHours(12);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Crash_AtEveryWrite_EndsWithTheSameResult(bool afterwards)
    {
        var crashed = true;
        for (var write = 1; crashed; write++)
        {
            using var folder = new TempFolder();
            (var instance, crashed) = await CrashingHost.RunAsync(folder.Database, Tasks, 2, Length, [write], afterwards);

            Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
            Assert.Equal("life 2: 14 at 10:00, life 1: 14 at 12:00, child done", instance.ReadOutputAs<string>());
        }
    }

    [Fact]
    public async Task Crash_AgainAndAgain_StillEnds()
    {
        using var folder = new TempFolder();
        var crashes = Enumerable.Repeat(3, 40).ToList();

        var (instance, _) = await CrashingHost.RunAsync(folder.Database, Tasks, 2, Length, crashes, afterwards: true);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
    }

    [Fact]
    public async Task Crash_DuringAnActivity_RunsItAgain()
    {
        using var folder = new TempFolder();
        var runs = 0;
        using var hanging = new SemaphoreSlim(0);
        await using (var host = await SimulatedTaskHost.StartAsync(tasks => Work(tasks, () => hanging.WaitAsync()), new() { DatabasePath = folder.Database }))
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("one"));
            await host.Client.WaitForInstanceStartAsync("one");
        }

        await using var survivor = await SimulatedTaskHost.StartAsync(tasks => Work(tasks, () => Task.CompletedTask), new() { DatabasePath = folder.Database });
        await survivor.RunUntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await survivor.GetAsync("one")).RuntimeStatus);
        Assert.InRange(runs, 1, 2);

        void Work(DurableTaskRegistry tasks, Func<Task> work) => tasks
            .AddOrchestratorFunc("Main", context => context.CallActivityAsync("Work"))
            .AddActivityFunc("Work", async _ =>
            {
                Interlocked.Increment(ref runs);
                await work();
            });
    }

    [Fact]
    public async Task Stop_WithAnActivityRunning_KeepsItsResult()
    {
        using var folder = new TempFolder();
        var runs = 0;
        await using (var host = await SimulatedTaskHost.StartAsync(Work, new() { DatabasePath = folder.Database }))
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", null, new StartOrchestrationOptions("one"));
            await host.RunUntilIdleAsync();
            await host.StopAsync();
        }

        await using var next = await SimulatedTaskHost.StartAsync(Work, new() { DatabasePath = folder.Database });
        await next.RaiseAsync("one", "end");

        Assert.Equal("ran 1", (await next.GetAsync("one")).ReadOutputAs<string>());

        void Work(DurableTaskRegistry tasks) => tasks
            .AddOrchestratorFunc("Main", async context =>
            {
                var result = await context.CallActivityAsync<string>("Work");
                await context.WaitForExternalEvent<object>("end");
                return result;
            })
            .AddActivityFunc("Work", _ => $"ran {++runs}");
    }

    [Fact]
    public async Task StoreFailure_StopsTheEngineAndTellsItsCallers()
    {
        var options = new SimulatedTaskHostOptions { WrapStore = inner => new FaultyStore(inner, failAt: 2, afterwards: false) };
        await using var host = await SimulatedTaskHost.StartAsync(Tasks, options);

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Main", 1);

        await Assert.ThrowsAsync<CrashException>(() => host.Client.WaitForInstanceCompletionAsync(id));
        await Assert.ThrowsAsync<CrashException>(() => host.RunUntilIdleAsync());
    }

    private static void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc<int, string>("Main", async (context, life) =>
        {
            var before = await context.CallActivityAsync<string>("Recall", life);
            var squares = Enumerable.Range(1, 3).Select(i => context.CallActivityAsync<int>("Square", i)).ToList();
            var sum = (await Task.WhenAll(squares)).Sum();
            await context.CreateTimer(TimeSpan.FromHours(2), CancellationToken.None);
            var line = $"{before}life {life}: {sum} at {context.CurrentUtcDateTime:HH:mm}, ";
            await context.CallActivityAsync("Remember", line);
            if (life > 1)
            {
                context.ContinueAsNew(life - 1);
                return "";
            }

            return line + await context.CallSubOrchestratorAsync<string>("Child");
        })
        .AddOrchestratorFunc("Child", async context =>
        {
            context.SendEvent(context.InstanceId, "ready", "done");
            return $"child {await context.WaitForExternalEvent<string>("ready")}";
        })
        .AddActivityFunc<int, int>("Square", (_, x) => x * x)
        .AddActivityFunc<string>("Remember", (_, _) => { })
        .AddActivityFunc<int, string>("Recall", (_, life) => life == 2 ? "" : "life 2: 14 at 10:00, ");
}
