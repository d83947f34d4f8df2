using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Versioning;

public sealed class VersioningTests
{
    [Fact]
    public async Task InstanceOfOlderCode_GoesOnAsItBegan_AndNewOnesTakeTheNewWay()
    {
        using var folder = new TempFolder();
        await using (var older = await SimulatedTaskHost.StartAsync(OlderVisit, new() { DatabasePath = folder.Database, DefaultVersion = "1.0" }))
        {
            await older.RunAsync("Visit", options: new("old"));
        }

        await using var today = await SimulatedTaskHost.StartAsync(Samples.Register, new() { DatabasePath = folder.Database, DefaultVersion = "2.0" });
        await today.RunAsync("Visit", options: new("new"));
        await today.RaiseAsync("old", "seated");
        await today.RaiseAsync("new", "seated");

        Assert.Equal("hello", (await today.GetAsync("old")).ReadOutputAs<string>());
        Assert.Equal("hello, tea", (await today.GetAsync("new")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task InstanceOfOlderCode_WithoutABranchForIt_FailsNamingEventAndStep()
    {
        using var folder = new TempFolder();
        await using (var older = await SimulatedTaskHost.StartAsync(OlderVisit, new() { DatabasePath = folder.Database }))
        {
            await older.RunAsync("Visit", options: new("old"));
        }

        await using var today = await SimulatedTaskHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Visit", context => context.CallActivityAsync<string>("Welcome")),
            new() { DatabasePath = folder.Database });
        await today.RaiseAsync("old", "seated");

        var instance = await today.GetAsync("old");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("activity 'Greet' (#0) as event 2", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("activity 'Welcome' (#0)", instance.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", -1)]
    [InlineData("1.0", -1)]
    [InlineData("1.9.9", -1)]
    [InlineData("2.0", 0)]
    [InlineData("2.0.1", 1)]
    [InlineData("10.0", 1)]
    public async Task CompareVersionTo_ComparesByNumber(string version, int expected)
    {
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks.AddOrchestratorFunc("Compare", context => $"{context.Version} {Math.Sign(context.CompareVersionTo("2.0"))}"),
            new() { DefaultVersion = version });

        Assert.Equal($"{version} {expected}", (await host.RunAsync("Compare")).ReadOutputAs<string>());
    }

    private static void OlderVisit(DurableTaskRegistry tasks) => tasks
        .AddOrchestratorFunc("Visit", async context =>
        {
            var said = await context.CallActivityAsync<string>("Greet");
            await context.WaitForExternalEvent<object?>("seated");
            return said;
        })
        .AddActivityFunc("Greet", _ => "hello");
}
