using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage.Memory;

/// <summary>The store without a disk: as atomic as the one in a file, and gone when disposed.</summary>
internal sealed class MemoryStore : IDurableStore
{
    private readonly Lock gate = new();
    private readonly MemoryTables tables = new();

    public Task<Delivery?> CreateAsync(NewInstance instance) => Run(() => InstanceChanges.Create(tables, instance));

    public Task<Delivery?> SendAsync(string instanceId, HistoryEvent happened) =>
        Run(() => tables.Find(instanceId) is { } receiver ? tables.Send(receiver, happened, null) : null);

    public Task<CommitResult> CommitAsync(TurnCommit turn) => Run(() => TurnChanges.Apply(tables, turn));

    public Task<int> DropAsync(IReadOnlyList<StoredMessage> messages) =>
        Run(() => messages.Count(message => tables.Consume(message.Sequence)));

    public Task<int> PurgeAsync(IReadOnlyList<string> instanceIds, bool recursive) =>
        Run(() => InstanceChanges.Purge(tables, instanceIds, recursive));

    public Task<RewindResult?> RewindAsync(IReadOnlyList<Rewinding> instances) => Run(() => InstanceChanges.Rewind(tables, instances));

    public Task<InstanceRecord?> FindAsync(long key) => Run(() => tables.Find(key)?.Record);

    public Task<(InstanceRecord Instance, Payloads? Payloads)?> FindAsync(string instanceId, bool payloads) =>
        Run<(InstanceRecord, Payloads?)?>(() => tables.Find(instanceId) is { } found ? (found.Record, payloads ? found.Payloads : null) : null);

    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(long key) =>
        Run<IReadOnlyList<HistoryEvent>>(() => [.. tables.Find(key)?.History ?? []]);

    public Task<IReadOnlyList<(InstanceRecord Instance, Payloads? Payloads)>> QueryAsync(InstanceQuery query) =>
        Run<IReadOnlyList<(InstanceRecord, Payloads?)>>(() =>
            [.. InstanceSearch.Find(tables, query).Select(found => (found.Record, query.Payloads ? found.Payloads : null))]);

    public Task<IReadOnlyList<InstanceRecord>> ListAsync(InstanceListing listing) =>
        Run<IReadOnlyList<InstanceRecord>>(() => InstanceSearch.List(tables, listing));

    public Task<(IReadOnlyList<Delivery> Messages, IReadOnlyList<PendingActivity> Activities)> RecoverAsync() =>
        Run<(IReadOnlyList<Delivery>, IReadOnlyList<PendingActivity>)>(() => (tables.Messages, [.. tables.PendingActivities]));

    public Task<IReadOnlyList<TimerRow>> DueTimersAsync(DateTimeOffset now, int limit, TimerRow? last) =>
        Run<IReadOnlyList<TimerRow>>(() => tables.Timers.Due(now, limit, last));

    public Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now) => Run(() => tables.Timers.NextAfter(now));

    public Task<DateTimeOffset?> NextShortTimerAsync(DateTimeOffset now, TimeSpan limit) => Run(() => tables.Timers.NextShort(now, limit));

    public Task<StoreCounts> CountAsync() => Run(() => InstanceSearch.Count(tables));

    public Task<IReadOnlyList<WorkflowCount>> CountByNameAsync() =>
        Run<IReadOnlyList<WorkflowCount>>(() => InstanceSearch.CountByName(tables));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<T> Run<T>(Func<T> work)
    {
        try
        {
            lock (gate)
            {
                return Task.FromResult(work());
            }
        }
        catch (InvalidOperationException refusal)
        {
            return Task.FromException<T>(refusal);
        }
    }
}
