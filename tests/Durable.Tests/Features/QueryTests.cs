using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Features;

public sealed class QueryTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private SimulatedTaskHost host = null!;

    public async ValueTask InitializeAsync()
    {
        host = await SimulatedTaskHost.StartAsync(tasks => tasks
            .AddOrchestratorFunc<string, string>("Wait", (context, name) => context.WaitForExternalEvent<string>(name))
            .AddOrchestratorFunc<string, string>("Echo", (_, name) => name));
        for (var i = 0; i < 7; i++)
        {
            var options = new StartOrchestrationOptions($"{(i % 2 == 0 ? "even" : "odd")}-{i}")
            {
                Tags = new Dictionary<string, string> { ["number"] = $"{i}" },
            };
            await host.RunAsync(i < 3 ? "Wait" : "Echo", $"input {i}", TimeSpan.FromHours(1), options);
        }
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Query_InPages_ReturnsEachOnceInOrderOfCreation()
    {
        var pages = await host.Client.GetAllInstancesAsync(new OrchestrationQuery(PageSize: 3)).AsPages().ToListAsync(None);

        Assert.Equal([3, 3, 1], pages.Select(p => p.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal(
            ["even-0", "odd-1", "even-2", "odd-3", "even-4", "odd-5", "even-6"],
            pages.SelectMany(p => p.Values).Select(i => i.InstanceId));

        var rest = await host.Client.GetAllInstancesAsync(new OrchestrationQuery(ContinuationToken: pages[1].ContinuationToken)).ToListAsync(None);
        Assert.Equal(["even-6"], rest.Select(i => i.InstanceId));
    }

    [Fact]
    public async Task Query_ByStatusPrefixAndTime_ReturnsWhatMatchesAll()
    {
        var query = new OrchestrationQuery(
            CreatedFrom: host.Clock.GetUtcNow().AddHours(-5),
            CreatedTo: host.Clock.GetUtcNow().AddHours(-1.5),
            Statuses: [OrchestrationRuntimeStatus.Completed],
            InstanceIdPrefix: "odd-");

        Assert.Equal(["odd-3", "odd-5"], await host.Client.GetAllInstancesAsync(query).Select(i => i.InstanceId).ToListAsync(None));
    }

    [Fact]
    public async Task Query_WithPayloads_CarriesInputsOutputsAndTags()
    {
        var query = new OrchestrationQuery(InstanceIdPrefix: "even-4", FetchInputsAndOutputs: true);

        var instance = await host.Client.GetAllInstancesAsync(query).SingleAsync(None);

        Assert.Equal("input 4", instance.ReadInputAs<string>());
        Assert.Equal("input 4", instance.ReadOutputAs<string>());
        Assert.Equal("4", instance.Tags["number"]);
        Assert.Equal(host.Clock.GetUtcNow().AddHours(-3), instance.CreatedAt);
    }

    [Fact]
    public async Task ListInstanceIds_OfCompletedOnes_Pages()
    {
        var first = await host.Client.ListInstanceIdsAsync([OrchestrationRuntimeStatus.Completed], pageSize: 3);
        var second = await host.Client.ListInstanceIdsAsync(
            [OrchestrationRuntimeStatus.Completed], pageSize: 3, lastInstanceKey: first.ContinuationToken);

        Assert.Equal(["odd-3", "even-4", "odd-5"], first.Values);
        Assert.Equal(["even-6"], second.Values);
        Assert.Empty((await host.Client.ListInstanceIdsAsync(completedTimeFrom: host.Clock.GetUtcNow())).Values);
    }

    [Fact]
    public async Task Statistics_CountByStatus()
    {
        var statistics = await host.GetStatisticsAsync();

        Assert.Equal(3, statistics.InstancesByStatus[OrchestrationRuntimeStatus.Running]);
        Assert.Equal(4, statistics.InstancesByStatus[OrchestrationRuntimeStatus.Completed]);
        Assert.Equal(0, statistics.PendingActivities);
    }
}
