using Automations.Runtime.Durable.Testing;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

/// <summary>The client's members beyond what SteeringTests, QueryTests and RewindTests go through.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private SimulatedTaskHost host = null!;

    private DurableTaskClient Client => host.Client;

    public async ValueTask InitializeAsync() => host = await SimulatedTaskHost.StartAsync(
        tasks => tasks
            .AddOrchestratorFunc<string, string>("Wait", (context, name) => context.WaitForExternalEvent<string>(name))
            .AddOrchestratorFunc<string, string>("Echo", (context, input) => $"{input}{context.Version}")
            .AddOrchestratorFunc<string>("Parents", async (context, children) =>
            {
                foreach (var child in children.Split(','))
                {
                    await context.CallSubOrchestratorAsync("Wait", "go", new SubOrchestrationOptions(instanceId: child));
                }
            }),
        new() { DefaultVersion = "1" });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Schedule_EveryOverload_StartsTheSame()
    {
        string[] ids =
        [
            await Client.ScheduleNewOrchestrationInstanceAsync("Echo", None),
            await Client.ScheduleNewOrchestrationInstanceAsync("Echo", "a", None),
            await Client.ScheduleNewOrchestrationInstanceAsync("Echo", new StartOrchestrationOptions { Version = "7" }, None),
            await Client.ScheduleNewOrchestrationInstanceAsync("Echo", "b", new StartOrchestrationOptions("b") { Version = TaskVersion.Unversioned }, None),
        ];
        await host.RunUntilIdleAsync();

        var outputs = new List<string?>();
        foreach (var id in ids)
        {
            outputs.Add((await host.GetAsync(id)).ReadOutputAs<string>());
        }

        Assert.Equal(["1", "a1", "7", "b"], outputs);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => Client.ScheduleNewOrchestrationInstanceAsync("", None));
        await Assert.ThrowsAsync<OperationCanceledException>(() => Client.ScheduleNewOrchestrationInstanceAsync("Echo", new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("COMPLETED")]
    public async Task Schedule_WithDedupeStatuses_ReadsThemInAnyCase(string status)
    {
        var options = new StartOrchestrationOptions("once") { DedupeStatuses = [status] };
        await host.RunAsync("Echo", "a", options: options);

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => Client.ScheduleNewOrchestrationInstanceAsync("Echo", "b", options));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            Client.ScheduleNewOrchestrationInstanceAsync("Echo", "b", new StartOrchestrationOptions("other") { DedupeStatuses = ["Happy"] }));
    }

    [Fact]
    public async Task WaitForStart_OfALaterStart_EndsThen()
    {
        var options = new StartOrchestrationOptions("later", host.Clock.GetUtcNow().AddHours(3));
        await host.RunAsync("Wait", "go", options: options);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.GetAsync("later")).RuntimeStatus);

        var starting = Client.WaitForInstanceStartAsync("later", getInputsAndOutputs: true);
        await host.AdvanceAsync(TimeSpan.FromHours(2));
        Assert.False(starting.IsCompleted);
        await host.AdvanceAsync(TimeSpan.FromHours(1));

        var started = await starting;
        Assert.Equal((OrchestrationRuntimeStatus.Running, "go"), (started.RuntimeStatus, started.ReadInputAs<string>()));
    }

    [Fact]
    public async Task Waits_CanBeGivenUp()
    {
        await host.RunAsync("Wait", "go", options: new StartOrchestrationOptions("one"));
        using var stop = new CancellationTokenSource();

        var ending = Client.WaitForInstanceCompletionAsync("one", stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ending);
    }

    [Fact]
    public async Task Terminate_NotRecursively_LeavesTheChildren()
    {
        await host.RunAsync("Parents", "child", options: new StartOrchestrationOptions("parent"));

        await Client.TerminateInstanceAsync("parent", None);
        await host.RunUntilIdleAsync();
        await host.RaiseAsync("child", "go", "on its own");

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.GetAsync("parent")).RuntimeStatus);
        Assert.Equal("on its own", (await host.GetAsync("child")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Terminate_WhileSuspended_EndsIt()
    {
        await host.RunAsync("Wait", "go", options: new StartOrchestrationOptions("one"));
        await Client.SuspendInstanceAsync("one", None);
        await host.RunUntilIdleAsync();

        await Client.TerminateInstanceAsync("one", new TerminateInstanceOptions(new { Why = "enough" }));
        await host.RunUntilIdleAsync();

        var instance = await host.GetAsync("one");
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "{\"Why\":\"enough\"}"), (instance.RuntimeStatus, instance.SerializedOutput));
        Assert.True(instance.IsCompleted);
    }

    [Fact]
    public async Task Purge_NotRecursively_LeavesTheChildren()
    {
        await FinishedFamilyAsync();

        Assert.Equal(1, (await Client.PurgeInstanceAsync("parent", None)).PurgedInstanceCount);

        Assert.Equal(["a", "b"], await IdsAsync());
    }

    [Fact]
    public async Task PurgeAll_Recursively_TakesTheChildrenOfWhatMatches()
    {
        await FinishedFamilyAsync();
        await host.AdvanceAsync(TimeSpan.FromHours(1));
        await host.RunAsync("Echo", options: new StartOrchestrationOptions("young"));
        var past = host.Clock.GetUtcNow().AddMinutes(-1);

        var result = await Client.PurgeInstancesAsync(null, past, [OrchestrationRuntimeStatus.Completed], new PurgeInstanceOptions(Recursive: true));

        Assert.Equal((3, true), (result.PurgedInstanceCount, result.IsComplete));
        Assert.Equal(["young"], await IdsAsync());
        Assert.Equal(0, (await Client.PurgeInstancesAsync(past.AddDays(1), null, None)).PurgedInstanceCount);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Client.PurgeAllInstancesAsync(new PurgeInstancesFilter { Timeout = TimeSpan.Zero }));
    }

    [Fact]
    public async Task Restart_KeepsInputVersionAndTags()
    {
        var options = new StartOrchestrationOptions("one") { Version = "5", Tags = new Dictionary<string, string> { ["team"] = "north" } };
        await host.RunAsync("Echo", "in", options: options);

        var again = await Client.RestartAsync("one", restartWithNewInstanceId: true);
        await host.RunUntilIdleAsync();

        var instance = await host.GetAsync(again);
        Assert.Equal(("in5", "north"), (instance.ReadOutputAs<string>(), instance.Tags["team"]));
    }

    [Fact]
    public async Task Restart_WhileItRuns_NeedsANewId()
    {
        await host.RunAsync("Wait", "go", options: new StartOrchestrationOptions("one"));

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => Client.RestartAsync("one"));
        Assert.NotEqual("one", await Client.RestartAsync("one", restartWithNewInstanceId: true));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task EveryOperation_WithoutAnId_IsRefused(string? id)
    {
        Func<Task>[] operations =
        [
            () => Client.RaiseEventAsync(id!, "event"), () => Client.SuspendInstanceAsync(id!), () => Client.ResumeInstanceAsync(id!),
            () => Client.TerminateInstanceAsync(id!, None), () => Client.GetInstanceAsync(id!), () => Client.PurgeInstanceAsync(id!),
            () => Client.RestartAsync(id!), () => Client.RewindInstanceAsync(id!, "why"), () => Client.GetOrchestrationHistoryAsync(id!),
        ];

        foreach (var operation in operations)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(operation);
        }
    }

    [Fact]
    public async Task ListInstanceIds_WithinATime_LooksAtTheEnd()
    {
        await host.RunAsync("Wait", "go", options: new StartOrchestrationOptions("late"));
        await host.RunAsync("Echo", "x", TimeSpan.FromHours(5), new StartOrchestrationOptions("early"));
        var from = host.Clock.GetUtcNow().AddHours(-1);
        await host.RaiseAsync("late", "go");

        Assert.Equal(["late"], (await Client.ListInstanceIdsAsync(completedTimeFrom: from)).Values);
        Assert.Equal(["early"], (await Client.ListInstanceIdsAsync(completedTimeTo: from)).Values);
    }

    private async Task FinishedFamilyAsync()
    {
        await host.RunAsync("Parents", "a,b", options: new StartOrchestrationOptions("parent"));
        await host.RaiseAsync("a", "go");
        await host.RaiseAsync("b", "go");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync("parent")).RuntimeStatus);
    }

    private async Task<List<string>> IdsAsync() => await Client.GetAllInstancesAsync().Select(i => i.InstanceId).ToListAsync(None);
}
