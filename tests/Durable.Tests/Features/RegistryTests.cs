using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Durable.Tests.Features;

public sealed class RegistryTests
{
    [Fact]
    public async Task ClassBasedTasks_GetTheirDependencies()
    {
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks.AddOrchestrator<Greeting>().AddActivity<Composer>("Compose"),
            new() { ConfigureServices = services => services.AddScoped<Dictionary>() });

        Assert.Equal("Moin, Mira!", (await host.RunAsync("Greeting", "Mira")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Versions_OfOneName_AreChosenExactlyElseUnversioned()
    {
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<string, string>("Flow", (_, _) => "any")
                .AddOrchestratorFunc<string, string>("Flow", "2", (_, _) => Task.FromResult("two")),
            new() { DefaultVersion = "2" });

        Assert.Equal("two", (await host.RunAsync("Flow", "")).ReadOutputAs<string>());
        var options = new StartOrchestrationOptions { Version = "1" };
        Assert.Equal("any", (await host.RunAsync("Flow", "", options: options)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Orchestrator_NotRegistered_FailsTheInstanceAndNamesIt()
    {
        await using var host = await SimulatedTaskHost.StartAsync(_ => { });

        Assert.Contains("'Unknown'", (await host.RunAsync("Unknown")).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void SameNameTwice_IsRefused()
    {
        var registry = new DurableTaskRegistry().AddActivityFunc("Work", _ => 1);

        Assert.Throws<ArgumentException>(() => registry.AddActivityFunc("WORK", _ => 2));
    }

    [Fact]
    public async Task DurableTaskTestHost_RunsInRealTime()
    {
        await using var host = await DurableTaskTestHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc<string, string>("Echo", async (context, input) =>
            {
                await context.CreateTimer(TimeSpan.FromMilliseconds(20), CancellationToken.None);
                return input;
            }),
            cancellationToken: TestContext.Current.CancellationToken);

        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Echo", "hello");
        var instance = await host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);

        Assert.Equal("hello", instance.ReadOutputAs<string>());
    }

    private sealed class Dictionary
    {
        public string Hello => "Moin";
    }

    private sealed class Greeting : TaskOrchestrator<string, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, string input) =>
            context.CallActivityAsync<string>("Compose", input);
    }

    private sealed class Composer(Dictionary dictionary) : TaskActivity<string, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, string input) => Task.FromResult($"{dictionary.Hello}, {input}!");
    }
}
