using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class SubOrchestrationTests
{
    [Fact]
    public async Task Children_InParallel_ReturnTheirResults()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, int>("Parent", async (context, count) =>
            {
                var children = Enumerable.Range(1, count).Select(i => context.CallSubOrchestratorAsync<int>("Square", i)).ToList();
                return (await Task.WhenAll(children)).Sum();
            })
            .AddOrchestratorFunc<int, int>("Square", (context, x) => context.CallActivityAsync<int>("Multiply", new[] { x, x }))
            .AddActivityFunc<int[], int>("Multiply", (_, factors) => factors[0] * factors[1]));

        Assert.Equal(1 + 4 + 9 + 16, (await host.RunAsync("Parent", 4)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Child_OfItsParent_KnowsIt()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: "child-1")))
            .AddOrchestratorFunc("Child", context => $"{context.InstanceId} of {context.Parent!.Name} {context.Parent.InstanceId}"));

        var parent = await host.RunAsync("Parent", options: new StartOrchestrationOptions("parent-1"));

        Assert.Equal("child-1 of Parent parent-1", parent.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Child_Failing_FailsTheCallWithItsDetails()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child"))
            .AddOrchestratorFunc("Child", _ => throw new NotSupportedException("not today")));

        var failure = (await host.RunAsync("Parent")).FailureDetails!;

        Assert.Contains("'Child'", failure.ErrorMessage, StringComparison.Ordinal);
        Assert.True(failure.InnerFailure!.IsCausedBy<NotSupportedException>());
    }

    [Fact]
    public async Task Failure_ThroughManyGenerations_KeepsItsCause()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<int, string>("Generation", (context, left) => left == 0
                ? throw new NotSupportedException("the root of it")
                : context.CallSubOrchestratorAsync<string>("Generation", left - 1)));

        var failure = (await host.RunAsync("Generation", 80)).FailureDetails!;
        while (failure.InnerFailure is { } inner)
        {
            failure = inner;
        }

        Assert.Equal("the root of it", failure.ErrorMessage);
    }

    [Fact]
    public async Task Child_FailingAtFirst_IsRetriedUnderTheSameId()
    {
        var runs = 0;
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>(
                "Child", options: new TaskOptions(new RetryPolicy(3, TimeSpan.FromHours(1))).WithInstanceId("child-1")))
            .AddOrchestratorFunc("Child", context => context.CallActivityAsync<string>("Work"))
            .AddActivityFunc("Work", _ => ++runs < 3 ? throw new TimeoutException("again") : $"run {runs}"));

        var parent = await host.RunAsync("Parent", advance: TimeSpan.FromHours(2));

        Assert.Equal("run 3", parent.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.GetAsync("child-1")).RuntimeStatus);
    }

    [Fact]
    public async Task Child_WhoseIdIsTaken_FailsWithoutDisturbingTheOther()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: "taken")))
            .AddOrchestratorFunc("Child", context => context.WaitForExternalEvent<string>("never")));
        await host.RunAsync("Child", options: new StartOrchestrationOptions("taken"));

        var parent = await host.RunAsync("Parent");

        Assert.Contains("taken", parent.FailureDetails!.InnerFailure!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync("taken")).RuntimeStatus);
    }

    [Fact]
    public async Task Terminate_Recursively_EndsTheChildrenToo()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Grandparent", context => context.CallSubOrchestratorAsync("Parent", options: new SubOrchestrationOptions(instanceId: "parent-1")))
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: "child-1")))
            .AddOrchestratorFunc("Child", context => context.WaitForExternalEvent<string>("never")));
        var top = await host.RunAsync("Grandparent");

        await host.Client.TerminateInstanceAsync(top.InstanceId, new TerminateInstanceOptions("enough", Recursive: true));
        await host.RunUntilIdleAsync();

        foreach (var id in new[] { top.InstanceId, "parent-1", "child-1" })
        {
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.GetAsync(id)).RuntimeStatus);
        }
    }

    [Fact]
    public async Task Terminate_OfAChild_FailsTheParentsCall()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: "child-1")))
            .AddOrchestratorFunc("Child", context => context.WaitForExternalEvent<string>("never")));
        var parent = await host.RunAsync("Parent");

        await host.Client.TerminateInstanceAsync("child-1", new TerminateInstanceOptions("enough"));
        await host.RunUntilIdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.GetAsync(parent.InstanceId)).RuntimeStatus);
    }
}
