using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

/// <summary>How large things may become. Moderate here; full with AUTOMATIONS_TEST_SIZE=large.</summary>
public sealed class SizeTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Payloads_OfManyMegabytes_PassEverywhere(bool onDisk)
    {
        var text = new string('x', TestSize.Of(4 << 20, 32 << 20));
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<string, string>("Flow", async (context, input) =>
                {
                    var back = await context.CallActivityAsync<string>("Echo", input);
                    return await context.WaitForExternalEvent<string>("more") == back ? back : "other";
                })
                .AddActivityFunc<string, string>("Echo", (_, input) => input),
            new() { DatabasePath = onDisk ? folder.Database : null });
        var id = (await host.RunAsync("Flow", text)).InstanceId;
        await host.RaiseAsync(id, "more", text);

        var instance = await host.GetAsync(id);

        Assert.True(text == instance.ReadInputAs<string>());
        Assert.True(text == instance.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activities_InParallel_ByTheThousands_AllReturn()
    {
        const int Many = 10_000;
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<int, long>("FanOut", async (context, count) =>
                {
                    var squares = Enumerable.Range(1, count).Select(n => context.CallActivityAsync<long>("Square", n)).ToList();
                    return (await Task.WhenAll(squares)).Sum();
                })
                .AddActivityFunc<long, long>("Square", (_, n) => n * n),
            new() { DatabasePath = folder.Database });

        var instance = await host.RunAsync("FanOut", Many);

        Assert.Equal(Many * (Many + 1L) * ((2L * Many) + 1) / 6, instance.ReadOutputAs<long>());
    }

    [Fact]
    public async Task History_OfManyEvents_IsReplayedAfterACrashAndGoesOn()
    {
        var steps = TestSize.Of(3_400, 34_000);
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc<int, int>("Steps", async (context, count) =>
                {
                    var sum = 0;
                    for (var step = 0; step < count; step++)
                    {
                        sum += await context.CallActivityAsync<int>("One");
                    }

                    return sum + await context.WaitForExternalEvent<int>("last");
                })
                .AddActivityFunc("One", _ => 1),
            new() { DatabasePath = folder.Database });
        var id = (await host.RunAsync("Steps", steps)).InstanceId;

        await host.CrashAsync();
        await host.RaiseAsync(id, "last", 1);

        Assert.Equal(steps + 1, (await host.GetAsync(id)).ReadOutputAs<int>());
        Assert.True((await host.GetHistoryAsync(id)).Count > 3 * steps);
        Assert.True((await host.Client.GetOrchestrationHistoryAsync(id)).Count > 4 * steps);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a/b\\c?d#e%f+g&h=i")]
    [InlineData("\"double\" 'single' `back`")]
    [InlineData(" begins and ends with a blank ")]
    [InlineData("Grüße, ¡olé!, 你好, שלום")]
    [InlineData("👩🏽‍🚀👨‍👩‍👧‍👦")]
    [InlineData("@entity@key")]
    [InlineData("%%_[]*")]
    [InlineData("'); DROP TABLE instances; --")]
    public async Task InstanceIds_OfEveryPrintableKind_AreKeptApart(string id)
    {
        await using var host = await SimulatedTaskHost.StartAsync(
            tasks => tasks
                .AddOrchestratorFunc("Parent", context => context.CallSubOrchestratorAsync<string>("Child", options: new SubOrchestrationOptions(instanceId: id + "+")))
                .AddOrchestratorFunc("Child", context => context.WaitForExternalEvent<string>("answer")),
            new() { DatabasePath = folder.Database });
        await host.RunAsync("Parent", options: new StartOrchestrationOptions(id));
        await host.RunAsync("Child", options: new StartOrchestrationOptions("x" + id));

        await host.RaiseAsync(id + "+", "answer", id);

        Assert.Equal(id, (await host.GetAsync(id)).ReadOutputAs<string>());
        var found = await host.Client.GetAllInstancesAsync(new OrchestrationQuery(InstanceIdPrefix: id)).Select(i => i.InstanceId).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([id, id + "+"], found);
        Assert.Equal(2, (await host.Client.PurgeInstanceAsync(id, new PurgeInstanceOptions(Recursive: true))).PurgedInstanceCount);
    }

    [Fact]
    public async Task InstanceId_OfAHundredCharacters_IsTheLongest()
    {
        var longest = string.Concat(Enumerable.Repeat("🦉", 100));
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc("Nothing", _ => 1)
            .AddOrchestratorFunc<string>("Parent", (context, child) => context.CallSubOrchestratorAsync("Nothing", options: new SubOrchestrationOptions(instanceId: child))));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await host.RunAsync("Nothing", options: new StartOrchestrationOptions(longest))).RuntimeStatus);
        await Assert.ThrowsAsync<ArgumentException>(() => host.RunAsync("Nothing", options: new StartOrchestrationOptions(longest + "x")));
        Assert.True((await host.RunAsync("Parent", longest + "x")).FailureDetails!.IsCausedBy<ArgumentException>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("tab\tulator")]
    [InlineData("line\u2028break")]
    public async Task InstanceIds_ThatCannotBeShown_AreRefused(string id)
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Nothing", _ => 1));

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => host.RunAsync("Nothing", options: new StartOrchestrationOptions(id)));

        Assert.Contains("1 to 100 characters", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InstanceId_WithHalfASurrogatePair_IsRefused()
    {
        await using var host = await SimulatedTaskHost.StartAsync(tasks => tasks.AddOrchestratorFunc("Nothing", _ => 1));

        await Assert.ThrowsAsync<ArgumentException>(() => host.RunAsync("Nothing", options: new StartOrchestrationOptions("half" + '\uD83D')));
    }
}
