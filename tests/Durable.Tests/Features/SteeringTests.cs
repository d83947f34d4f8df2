using Automations.Runtime.Durable.Testing;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class SteeringTests
{
    [Fact]
    public async Task Suspend_HoldsEverythingBackUntilResume()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Waiting);
        var id = (await host.RunAsync("Waiting")).InstanceId;

        await host.Client.SuspendInstanceAsync(id, "on leave");
        await host.RaiseAsync(id, "answer", "yes");
        await host.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(OrchestrationRuntimeStatus.Suspended, (await host.GetAsync(id)).RuntimeStatus);

        await host.Client.ResumeInstanceAsync(id, "back");
        await host.RunUntilIdleAsync();
        Assert.Equal("yes at 2027-01-06", (await host.GetAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_EndsWithTheGivenOutputAndDropsItsTimers()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Waiting);
        var id = (await host.RunAsync("Waiting")).InstanceId;

        await host.Client.TerminateInstanceAsync(id, (object)"withdrawn");
        await host.AdvanceAsync(TimeSpan.FromDays(20));

        var instance = await host.GetAsync(id);
        Assert.Equal(OrchestrationRuntimeStatus.Terminated, instance.RuntimeStatus);
        Assert.Equal("withdrawn", instance.ReadOutputAs<string>());
        Assert.Equal(0, (await host.GetStatisticsAsync()).PendingTimers);
    }

    [Fact]
    public async Task CustomStatus_IsSeenWhileRunning()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Waiting);

        var instance = await host.RunAsync("Waiting");

        Assert.Equal("waiting for an answer", instance.ReadCustomStatusAs<string>());
        var bare = await host.Client.GetInstanceAsync(instance.InstanceId);
        Assert.Null(bare!.SerializedCustomStatus);
        Assert.Throws<InvalidOperationException>(() => bare.ReadCustomStatusAs<string>());
    }

    [Fact]
    public async Task Start_WhileOneOfThatIdRuns_IsRefused()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Waiting);
        var options = new StartOrchestrationOptions("only-one");
        await host.RunAsync("Waiting", options: options);

        var refusal = await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() =>
            host.Client.ScheduleNewOrchestrationInstanceAsync("Waiting", null, options));

        Assert.Contains("only-one", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterOneOfThatIdHasEnded_ReplacesItUnlessItsStatusIsListed()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc<int, int>("Same", (_, x) => x));
        var options = new StartOrchestrationOptions("again");
        await host.RunAsync("Same", 1, options: options);

        Assert.Equal(2, (await host.RunAsync("Same", 2, options: options)).ReadOutputAs<int>());

        var once = options.WithDedupeStatuses(OrchestrationRuntimeStatus.Completed);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Same", 3, once));
        Assert.Equal(2, (await host.GetAsync("again")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Restart_RunsAgainWithTheSameInput()
    {
        var runs = 0;
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Echo", async (context, input) => $"{input} {await context.CallActivityAsync<int>("Count")}")
            .AddActivityFunc("Count", _ => ++runs));
        var first = await host.RunAsync("Echo", "run");

        Assert.Equal(first.InstanceId, await host.Client.RestartAsync(first.InstanceId));
        await host.RunUntilIdleAsync();
        var other = await host.Client.RestartAsync(first.InstanceId, restartWithNewInstanceId: true);
        await host.RunUntilIdleAsync();

        Assert.Equal("run 2", (await host.GetAsync(first.InstanceId)).ReadOutputAs<string>());
        Assert.Equal("run 3", (await host.GetAsync(other)).ReadOutputAs<string>());
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RestartAsync("nobody"));
    }

    [Fact]
    public async Task Purge_RemovesFinishedInstancesOnly()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks =>
        {
            Waiting(tasks);
            tasks.AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child"));
            tasks.AddOrchestratorFunc("Child", _ => 1);
        });
        var running = (await host.RunAsync("Waiting")).InstanceId;
        var parent = (await host.RunAsync("Parent")).InstanceId;

        Assert.Equal(0, (await host.Client.PurgeInstanceAsync(running)).PurgedInstanceCount);
        Assert.Equal(2, (await host.Client.PurgeInstanceAsync(parent, new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);

        Assert.Null(await host.Client.GetInstanceAsync(parent));
        Assert.NotNull(await host.Client.GetInstanceAsync(running));
        Assert.Empty(await host.GetHistoryAsync(parent));
    }

    [Fact]
    public async Task PurgeAll_ByStatusAndTime_RemovesWhatMatches()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<bool>("Maybe", (_, fail) =>
            {
                if (fail)
                {
                    throw new InvalidOperationException("no");
                }
            }));
        await host.RunAsync("Maybe", false, TimeSpan.FromDays(1));
        await host.RunAsync("Maybe", true, TimeSpan.FromDays(1));
        await host.RunAsync("Maybe", false);

        var filter = new PurgeInstancesFilter(CreatedTo: host.Clock.GetUtcNow().AddHours(-1), Statuses: [OrchestrationRuntimeStatus.Completed]);
        Assert.Equal(1, (await host.Client.PurgeAllInstancesAsync(filter)).PurgedInstanceCount);

        var left = await host.Client.GetAllInstancesAsync().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Completed], left.Select(i => i.RuntimeStatus));
    }

    [Fact]
    public async Task WaitForCompletion_ReturnsWhenItEnds()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Waiting);
        var id = (await host.RunAsync("Waiting")).InstanceId;
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.Client.WaitForInstanceStartAsync(id)).RuntimeStatus);

        var ending = host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true);
        Assert.False(ending.IsCompleted);
        await host.RaiseAsync(id, "answer", "now");

        Assert.Equal("now at 2027-01-04", (await ending).ReadOutputAs<string>());
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.WaitForInstanceCompletionAsync("nobody"));
    }

    private static void Waiting(DurableTaskRegistry tasks) => tasks.AddOrchestratorFunc("Waiting", async context =>
    {
        context.SetCustomStatus("waiting for an answer");
        var answer = await context.WaitForExternalEvent<string>("answer", TimeSpan.FromDays(10));
        return $"{answer} at {context.CurrentUtcDateTime:yyyy-MM-dd}";
    });
}
