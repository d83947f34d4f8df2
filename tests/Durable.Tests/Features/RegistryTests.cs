using Automations.Runtime.Durable.Testing;
using Automations.Runtime.Durable.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

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
    public async Task Versions_OfOneName_AreChosenExactly()
    {
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<string, string>("Flow", (_, _) => "none")
                .AddOrchestratorFunc<string, string>("Flow", "2", (context, _) => context.CallActivityAsync<string>("Work"))
                .AddActivityFunc<object?, string>("Work", (_, _) => "any work")
                .AddOrchestratorFunc<string, string>("Other", (_, _) => "any"),
            new() { DefaultVersion = "2" });

        Assert.Equal("any work", (await host.RunAsync("Flow", "")).ReadOutputAs<string>());
        Assert.Equal("none", (await host.RunAsync("Flow", "", options: Version(""))).ReadOutputAs<string>());
        Assert.Equal("any", (await host.RunAsync("Other", "", options: Version("7"))).ReadOutputAs<string>());
        Assert.Contains("'Flow' (version 1)", (await host.RunAsync("Flow", "", options: Version("1"))).FailureDetails!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_OfAVersion_IsThatOfTheOrchestrationUnlessAsked()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Flow", async context =>
            {
                var inherited = await context.CallActivityAsync<string>("Work");
                return inherited + await context.CallActivityAsync<string>("Work", new TaskOptions { Version = "2" });
            })
            .AddActivityFunc<object?, string>("Work", "1", (context, _) => Task.FromResult($"one {context.Version} "))
            .AddActivityFunc<object?, string>("Work", "2", (context, _) => Task.FromResult($"two {context.Version}")));

        Assert.Equal("one 1 two 2", (await host.RunAsync("Flow", options: Version("1"))).ReadOutputAs<string>());
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
        var registry = new DurableTaskRegistry().AddActivityFunc("Work", _ => 1).AddOrchestratorFunc<int, int>("Flow", "1", (_, x) => Task.FromResult(x));

        Assert.Throws<ArgumentException>(() => registry.AddActivityFunc("WORK", _ => 2));
        Assert.Throws<ArgumentException>(() => registry.AddOrchestratorFunc<int, int>("flow", "1", (_, x) => Task.FromResult(x)));
        Assert.ThrowsAny<ArgumentException>(() => registry.AddOrchestratorFunc("", _ => 1));
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

    [Fact]
    public async Task ScopedServices_AreOneForEachActivityAndEndWithIt()
    {
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Twice", async context => new[] { await context.CallActivityAsync<string>("Use"), await context.CallActivityAsync<string>("Use") })
                .AddActivity<Use>(),
            new() { ConfigureServices = services => services.AddSingleton<Ledger>().AddScoped<Scoped>() });

        var used = (await host.RunAsync("Twice")).ReadOutputAs<string[]>()!;

        Assert.Equal(["1 with 1", "2 with 2"], used);
        Assert.Equal(2, host.Services.GetRequiredService<Ledger>().Ended);
    }

    [Fact]
    public async Task DurableTaskAttribute_GivesNameAndVersion()
    {
        var second = typeof(NamedTwo);
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestrator<NamedOne>().AddOrchestrator(second));

        Assert.Equal("one", (await host.RunAsync("Named", "", options: Version("1"))).ReadOutputAs<string>());
        Assert.Equal("two", (await host.RunAsync("named", "", options: Version("2"))).ReadOutputAs<string>());
        Assert.Throws<ArgumentException>(() => new DurableTaskRegistry().AddOrchestrator(typeof(string)));
    }

    [Fact]
    public void Registry_ListsWhatItHas()
    {
        var registry = new DurableTaskRegistry()
            .AddOrchestrator(new NamedOne()).AddOrchestrator("Other", new NamedTwo()).AddActivity("Compose", new Composer(new()));

        Assert.Equal(["Named", "Other"], registry.GetOrchestrators().Select(o => o.Key.Name));
        Assert.Equal(["Compose"], registry.GetActivities().Select(a => a.Key.Name));
    }

    [Fact]
    public async Task AddInMemoryDurableTask_RunsInsideAHostWithItsServicesAndClock()
    {
        var clock = new SimulatedClock(new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<TimeProvider>(clock).AddScoped<Dictionary>();
        builder.Services.AddInMemoryDurableTask(tasks => tasks.AddOrchestrator<Greeting>().AddActivity<Composer>("Compose"));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        var client = host.Services.GetRequiredService<DurableTaskClient>();

        var id = await client.ScheduleNewOrchestrationInstanceAsync("Greeting", "Mira");
        var instance = await client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, TestContext.Current.CancellationToken);

        Assert.Equal(("Moin, Mira!", clock.GetUtcNow()), (instance.ReadOutputAs<string>(), instance.CreatedAt));
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    private static StartOrchestrationOptions Version(string version) => new() { Version = version };

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

    private sealed class Ledger
    {
        public int Begun { get; set; }

        public int Ended { get; set; }
    }

    private sealed class Scoped(Ledger ledger) : IDisposable
    {
        public int Number { get; } = ++ledger.Begun;

        public void Dispose() => ledger.Ended++;
    }

    [DurableTask]
    private sealed class Use(Scoped first, IServiceProvider services) : TaskActivity<object?, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, object? input) =>
            Task.FromResult($"{first.Number} with {services.GetRequiredService<Scoped>().Number}");
    }

    [DurableTask("Named", Version = "1")]
    private sealed class NamedOne : TaskOrchestrator<string, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, string input) => Task.FromResult("one");
    }

    [DurableTask("Named", Version = "2")]
    private sealed class NamedTwo : TaskOrchestrator<string, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, string input) => Task.FromResult("two");
    }
}
