using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class RewindTests
{
    private bool broken = true;
    private int prepared;

    [Fact]
    public async Task Rewind_AfterAFailedActivity_RunsOnlyThatAgain()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Tasks);
        var failed = await host.RunAsync("Flow", advance: TimeSpan.FromDays(2));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, failed.RuntimeStatus);

        broken = false;
        await host.Client.RewindInstanceAsync(failed.InstanceId, "repaired");
        await host.RunUntilIdleAsync();
        await host.RaiseAsync(failed.InstanceId, "finish");

        var instance = await host.GetAsync(failed.InstanceId);
        Assert.Equal("prepared 1, done", instance.ReadOutputAs<string>());
        Assert.Null(instance.FailureDetails);
        Assert.Equal(1, prepared);
        Assert.Contains("ExecutionRewound", await host.EventNamesAsync(failed.InstanceId));
    }

    [Fact]
    public async Task Rewind_WithAFailedChild_RewindsTheChild()
    {
        await using var host = await SimulatedTaskHost.StartAsync(Tasks);
        var parent = await host.RunAsync("Parent", advance: TimeSpan.FromDays(2));
        Assert.Equal(OrchestrationRuntimeStatus.Failed, parent.RuntimeStatus);

        broken = false;
        await host.Client.RewindInstanceAsync(parent.InstanceId, "repaired");
        await host.RunUntilIdleAsync();
        await host.RaiseAsync("flow-1", "finish");

        Assert.Equal("prepared 1, done", (await host.GetAsync(parent.InstanceId)).ReadOutputAs<string>());
        Assert.Equal(1, prepared);
    }

    [Fact]
    public async Task Rewind_OfWhatHasNotFailed_IsRefused()
    {
        broken = false;
        await using var host = await SimulatedTaskHost.StartAsync(Tasks);
        var running = await host.RunAsync("Flow");

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RewindInstanceAsync(running.InstanceId, "why"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RewindInstanceAsync("nobody", "why"));
    }

    private void Tasks(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Flow", options: new SubOrchestrationOptions(instanceId: "flow-1")))
        .AddOrchestratorFunc("Flow", async context =>
        {
            var finish = context.WaitForExternalEvent<object>("finish");
            var first = await context.CallActivityAsync<string>("Prepare");
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            var second = await context.CallActivityAsync<string>("Work");
            await finish;
            return $"{first}, {second}";
        })
        .AddActivityFunc("Prepare", _ => $"prepared {++prepared}")
        .AddActivityFunc("Work", _ => broken ? throw new InvalidOperationException("broken") : "done");
}
