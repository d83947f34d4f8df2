using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage.Sqlite;
using Automations.Runtime.Durable.Testing;
using CsCheck;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;

namespace Automations.Durable.Tests.Crashes;

public sealed class RandomOrchestrationTests
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(2);

    [Fact]
    public async Task RandomOrchestration_LiveReplayedDeliveredTwiceOrCrashed_EndsTheSame() => await Gen
        .Select(Step.Any, Gen.Int[1, 12].List[0, 4], Gen.Bool, Gen.Bool)
        .SampleAsync(
            async (step, crashes, afterwards, cached) =>
            {
                var live = await RunAsync(step, new());
                var replayed = await RunAsync(step, new() { CachedInstances = 0, DeliverActivitiesTwice = true });

                using var folder = new TempFolder();
                var (crashed, _) = await CrashingHost.RunAsync(
                    folder.Database, Step.Register, step, Length, crashes, afterwards, cached ? 100 : 0);

                Assert.Equal(OrchestrationRuntimeStatus.Completed, live.RuntimeStatus);
                Assert.Equal(live.SerializedOutput, replayed.SerializedOutput);
                Assert.Equal(live.SerializedOutput, crashed.SerializedOutput);
                await AssertEveryPrefixReplaysAsync(folder.Database);
            },
            iter: TestSize.Of(40, 3_000),
            threads: 1);

    private static async Task<OrchestrationMetadata> RunAsync(Step step, SimulatedTaskHostOptions options)
    {
        await using var host = await SimulatedTaskHost.StartAsync(Step.Register, options);
        return await host.RunAsync("Main", step, Length, new(CrashingHost.InstanceId));
    }

    /// <summary>Whatever turn the process dies after, of the instance or of a child: replaying up to there and going on decides the same.</summary>
    private static async Task AssertEveryPrefixReplaysAsync(string database)
    {
        await using var store = SqliteStore.Open(database);
        foreach (var (instance, _) in await store.QueryAsync(new(0, int.MaxValue)))
        {
            AssertEveryPrefixReplays(instance.Id, await store.HistoryAsync(instance.Key));
        }
    }

    private static void AssertEveryPrefixReplays(string instanceId, IReadOnlyList<HistoryEvent> history)
    {
        var turns = history.Index().Where(h => h.Item is OrchestratorStarted).Select(h => h.Index).Append(history.Count).ToList();
        for (var turn = 0; turn < turns.Count - 1; turn++)
        {
            var events = history.Skip(turns[turn]).Take(turns[turn + 1] - turns[turn]).ToList();
            var run = NewRun(instanceId);
            run.Replay(history.Take(turns[turn]));
            Assert.Equal(events.OfType<Decision>().Select(Text), run.Execute(events.Where(e => e is not Decision)).Select(Text));
        }
    }

    private static string Text(Decision decision) => decision.ToString();

    private static OrchestrationRun NewRun(string instanceId)
    {
        var registry = new Microsoft.DurableTask.DurableTaskRegistry();
        Step.Register(registry);
        return new(new(
            instanceId,
            (name, version) => registry.FindOrchestrator(name, version)?.Invoke(null!),
            JsonDataConverter.Default,
            NullLoggerFactory.Instance,
            "",
            () => { }));
    }
}
