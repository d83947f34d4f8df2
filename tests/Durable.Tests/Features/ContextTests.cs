using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

/// <summary>What an orchestrator learns from its context.</summary>
public sealed class ContextTests
{
    [Fact]
    public async Task Context_OfATopLevelInstance_NamesIt()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc<string, string[]>("Self", (context, input) =>
        [
            context.Name, context.InstanceId, context.Version, $"{context.Parent is null}", $"{context.Properties.Count}", input,
            context.GetInput<string>()!, $"{context.CurrentUtcDateTime:O} {context.CurrentUtcDateTime.Kind}",
        ]));
        var options = new StartOrchestrationOptions("me") { Version = "1.10" };

        var instance = await host.RunAsync("Self", "hello", options: options);

        Assert.Equal(["Self", "me", "1.10", "True", "0", "hello", "hello", "2027-01-04T08:00:00.0000000Z Utc"], instance.ReadOutputAs<string[]>()!);
    }

    [Theory]
    [InlineData("1.10", "1.9", 1)]
    [InlineData("1.9", "1.10", -1)]
    [InlineData("2.0", "2.0", 0)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("", "", 0)]
    [InlineData("beta", "ALPHA", 1)]
    [InlineData("beta", "BETA", 0)]
    public async Task CompareVersionTo_ComparesNumbersElseText(string version, string other, int expected)
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, int>("Compare", (context, input) => Math.Sign(context.CompareVersionTo(input))));

        var instance = await host.RunAsync("Compare", other, options: new StartOrchestrationOptions { Version = version });

        Assert.Equal(expected, instance.ReadOutputAs<int>());
    }

    [Fact]
    public async Task Children_HaveTheDefaultVersionUnlessAsked_AndActivitiesTheirOrchestrations()
    {
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Parent", async context => new[]
                {
                    await context.CallSubOrchestratorAsync<string>("Child"),
                    await context.CallSubOrchestratorAsync<string>("Child", new SubOrchestrationOptions { Version = "3" }),
                    await context.CallSubOrchestratorAsync<string>("Child", new TaskOptions { Version = TaskVersion.Unversioned }),
                    await context.CallActivityAsync<string>("Which"),
                    await context.CallActivityAsync<string>("Which", new TaskOptions { Version = TaskVersion.Unversioned }),
                })
                .AddOrchestratorFunc("Child", context => context.Version)
                .AddActivityFunc("Which", context => context.Version),
            new() { DefaultVersion = "1" });

        var instance = await host.RunAsync("Parent", options: new StartOrchestrationOptions { Version = "2" });

        Assert.Equal(["1", "3", "", "2", ""], instance.ReadOutputAs<string[]>()!);
    }

    [Fact]
    public async Task Tags_OfAChild_AreItsOwn()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync(
                "Child", new SubOrchestrationOptions(new TaskOptions(tags: new Dictionary<string, string> { ["kind"] = "child" }), "child")))
            .AddOrchestratorFunc("Child", _ => 1));

        await host.RunAsync("Parent", options: new StartOrchestrationOptions("parent") { Tags = new Dictionary<string, string> { ["kind"] = "parent" } });

        Assert.Equal("child", (await host.GetAsync("child")).Tags["kind"]);
        Assert.Equal("parent", (await host.GetAsync("parent")).Tags["kind"]);
    }

    [Fact]
    public async Task NewGuid_InEveryInstanceAndTurn_IsAnother()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Guids", async context =>
        {
            var guids = new List<Guid> { context.NewGuid(), context.NewGuid() };
            await context.CreateTimer(TimeSpan.FromMinutes(1), CancellationToken.None);
            guids.Add(context.NewGuid());
            return guids;
        }), new() { CachedInstances = 0 });

        var first = await host.RunAsync("Guids", advance: TimeSpan.FromHours(1));
        var second = await host.RunAsync("Guids", advance: TimeSpan.FromHours(1));

        var all = first.ReadOutputAs<Guid[]>()!.Concat(second.ReadOutputAs<Guid[]>()!).ToList();
        Assert.Equal(6, all.Distinct().Count());
        Assert.All(all, guid => Assert.Equal((5, 0b10), (guid.Version, guid.Variant >> 2)));
    }

    [Fact]
    public async Task CustomStatus_OfOneLife_IsGoneInTheNext()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc<int>("Lives", async (context, life) =>
        {
            context.SetCustomStatus(life == 0 ? new { Step = "first" } : null);
            await context.WaitForExternalEvent<object>("next");
            context.ContinueAsNew(life + 1);
        }));
        var id = (await host.RunAsync("Lives", 0)).InstanceId;
        var before = await host.GetAsync(id);

        await host.RaiseAsync(id, "next");

        Assert.Equal("{\"Step\":\"first\"}", before.SerializedCustomStatus);
        Assert.Null((await host.GetAsync(id)).SerializedCustomStatus);
    }

    [Fact]
    public async Task Client_OfThisEngine_RefusesEntities()
    {
        await using var host = await SimulatedTaskHost.StartAsync(_ => { });

        var refusal = Assert.Throws<NotSupportedException>(() => host.Client.Entities);

        Assert.Contains("entities", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_OfBlanks_IsRefused() => Assert.Throws<ArgumentException>(() => new TaskVersion("  "));
}
