using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Engine;
using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Storage.Memory;
using Automations.Runtime.Durable.Storage.Sqlite;
using Automations.Runtime.Durable.Time;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Durable;

/// <summary>
/// Runs durable orchestrations on one database file. What a call or a turn has reported as done survives the death of the
/// process at any moment; activities run at least once.
/// </summary>
public sealed class DurableEngine : IAsyncDisposable, ITimedWork
{
    private readonly EngineContext engine;
    private readonly ActivityRunner activities;
    private readonly TimerPump timers;
    private readonly TurnRunner turns;

    private DurableEngine(EngineContext engine)
    {
        this.engine = engine;
        activities = new(engine);
        timers = new(engine);
        turns = new(engine, activities, timers);
        Client = new EngineClient(engine, turns, activities, timers);
    }

    public DurableTaskClient Client { get; }

    public string Name => "durable engine";

    public long WorkCount => engine.Work.Total;

    /// <summary>Faults with a <see cref="DurableStoreException"/> when the store fails; the engine then takes no more work.</summary>
    public Task Failure => engine.Failure;

    /// <exception cref="DurableStoreException">The file is in use, damaged, newer than this program, or cannot be written.</exception>
    public static Task<DurableEngine> OpenAsync(
        DurableEngineOptions options,
        DurableTaskRegistry registry,
        IServiceProvider services,
        TimeProvider clock,
        ILoggerFactory loggers,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.Run(() => Open(options, OpenStore(options.DatabasePath), registry, services, clock, loggers), cancellationToken);
    }

    /// <summary>Begins to work, first on what was left when the engine last ended, however it did.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (messages, pending) = await engine.Store.RecoverAsync();
        turns.Deliver(messages);
        activities.Enqueue(pending);
        turns.Start();
        activities.Start(turns.Post);
        timers.Start(turns.Post);
    }

    /// <summary>Lets running activities and turns end and stores their results; begins nothing new.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        engine.Stop();
        await activities.StopAsync().WaitAsync(cancellationToken);
        await turns.StopAsync().WaitAsync(cancellationToken);
    }

    /// <returns>The present life's history in order; empty when there is no such instance.</returns>
    public async Task<IReadOnlyList<HistoryRecord>> GetHistoryAsync(string instanceId, CancellationToken cancellationToken) =>
        HistoryView.Of(await ReadHistoryAsync(instanceId));

    /// <summary>A page of instances to look at, newest first; however many there are, it costs what it shows.</summary>
    public async Task<IReadOnlyList<InstanceSummary>> ListInstancesAsync(InstanceListing listing, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return
        [
            .. (await engine.Store.ListAsync(listing)).Select(i =>
                new InstanceSummary(i.Id, i.Name, i.Status, i.CreatedAt, i.UpdatedAt, i.Parent?.InstanceId, new(i.CreatedAt, i.Key))),
        ];
    }

    /// <summary>How many instances of each orchestrator are in each state.</summary>
    public Task<IReadOnlyList<WorkflowCount>> CountWorkflowsAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return engine.Store.CountByNameAsync();
    }

    public async Task<DurableStatistics> GetStatisticsAsync(CancellationToken cancellationToken)
    {
        var counts = await engine.Store.CountAsync();
        return new(counts.ByStatus, counts.Activities, counts.Timers, await engine.Store.NextTimerAsync(DateTimeOffset.MinValue));
    }

    /// <exception cref="DurableStoreException">The store has failed, so nothing goes on any more.</exception>
    public async Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        await await Task.WhenAny(engine.Work.WaitUntilIdleAsync(cancellationToken), engine.Failure);
        if (engine.Failure.IsCompleted)
        {
            await engine.Failure;
        }
    }

    public async ValueTask<DateTimeOffset?> NextShortWaitAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        var now = engine.Clock.GetUtcNow();
        return timers.Next is { } next && next <= now + limit ? await engine.Store.NextShortTimerAsync(now, limit) : null;
    }

    /// <summary>Ends at once: what runs and is not stored yet will run again when the file is next opened.</summary>
    public async ValueTask DisposeAsync()
    {
        engine.Stop();
        turns.Abandon();
        timers.Dispose();
        engine.Waiters.Fail(new ObjectDisposedException(nameof(DurableEngine)));
        await engine.Store.DisposeAsync();
    }

    internal static IDurableStore OpenStore(string? path) => path is null ? new MemoryStore() : SqliteStore.Open(path);

    internal async Task<IReadOnlyList<HistoryEvent>> ReadHistoryAsync(string instanceId) =>
        await engine.Store.FindAsync(instanceId, payloads: false) is { Instance: { } instance } ? await engine.Store.HistoryAsync(instance.Key) : [];

    internal static DurableEngine Open(
        DurableEngineOptions options,
        IDurableStore store,
        DurableTaskRegistry registry,
        IServiceProvider services,
        TimeProvider clock,
        ILoggerFactory loggers) => new(new(options, store, registry, services, clock, loggers));
}
