using Automations.Runtime.Durable;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;

namespace Automations.Durable.Tests.Crashes;

/// <summary>Fails at one write, either before it reaches the store or after it is stored and nobody has heard of it.</summary>
internal sealed class FaultyStore(IDurableStore inner, int failAt, bool afterwards) : IDurableStore
{
    private int writes;

    public bool HasFailed => Volatile.Read(ref writes) >= failAt;

    public Task<Delivery?> CreateAsync(NewInstance instance) => WriteAsync(() => inner.CreateAsync(instance));

    public Task<Delivery?> SendAsync(string instanceId, HistoryEvent happened) => WriteAsync(() => inner.SendAsync(instanceId, happened));

    public Task<CommitResult> CommitAsync(TurnCommit turn) => WriteAsync(() => inner.CommitAsync(turn));

    public Task<int> DropAsync(IReadOnlyList<StoredMessage> messages) => WriteAsync(() => inner.DropAsync(messages));

    public Task<int> PurgeAsync(IReadOnlyList<string> instanceIds, bool recursive) =>
        WriteAsync(() => inner.PurgeAsync(instanceIds, recursive));

    public Task<RewindResult?> RewindAsync(IReadOnlyList<Rewinding> instances) => WriteAsync(() => inner.RewindAsync(instances));

    public Task<InstanceRecord?> FindAsync(long key) => inner.FindAsync(key);

    public Task<(InstanceRecord Instance, Payloads? Payloads)?> FindAsync(string instanceId, bool payloads) =>
        inner.FindAsync(instanceId, payloads);

    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(long key) => inner.HistoryAsync(key);

    public Task<IReadOnlyList<(InstanceRecord Instance, Payloads? Payloads)>> QueryAsync(InstanceQuery query) => inner.QueryAsync(query);

    public Task<IReadOnlyList<InstanceRecord>> ListAsync(InstanceListing listing) => inner.ListAsync(listing);

    public Task<(IReadOnlyList<Delivery> Messages, IReadOnlyList<PendingActivity> Activities)> RecoverAsync() => inner.RecoverAsync();

    public Task<IReadOnlyList<TimerRow>> DueTimersAsync(DateTimeOffset now, int limit, TimerRow? last) =>
        inner.DueTimersAsync(now, limit, last);

    public Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now) => inner.NextTimerAsync(now);

    public Task<DateTimeOffset?> NextShortTimerAsync(DateTimeOffset now, TimeSpan limit) => inner.NextShortTimerAsync(now, limit);

    public Task<StoreCounts> CountAsync() => inner.CountAsync();

    public Task<IReadOnlyList<WorkflowCount>> CountByNameAsync() => inner.CountByNameAsync();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        var number = Interlocked.Increment(ref writes);
        if (number > failAt || (number == failAt && !afterwards))
        {
            throw new CrashException();
        }

        var result = await write();
        return number == failAt ? throw new CrashException() : result;
    }
}
