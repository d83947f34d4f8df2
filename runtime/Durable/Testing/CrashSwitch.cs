using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;

namespace Automations.Runtime.Durable.Testing;

/// <summary>
/// Stands between engine and store, and once thrown lets nothing through any more, as if the process had died: a write on its way
/// may have reached the store, but nobody hears of it.
/// </summary>
internal sealed class CrashSwitch(IDurableStore inner) : IDurableStore
{
    private readonly TaskCompletionSource quiet = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private int writesLeft = int.MaxValue;
    private bool afterStoring;
    private bool thrown;
    private int writing;

    public bool HasCrashed
    {
        get
        {
            lock (gate)
            {
                return thrown;
            }
        }
    }

    /// <summary>Throws itself at the write of that number, counted from now.</summary>
    public void Arm(int write, bool afterStoring)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(write);
        lock (gate)
        {
            (writesLeft, this.afterStoring) = (write, afterStoring);
        }
    }

    public void Throw()
    {
        lock (gate)
        {
            thrown = true;
        }
    }

    /// <summary>After the crash: ends when what was on its way has reached the store.</summary>
    public Task SettleAsync()
    {
        lock (gate)
        {
            return writing == 0 ? Task.CompletedTask : quiet.Task;
        }
    }

    public Task<Delivery?> CreateAsync(NewInstance instance) => WriteAsync(() => inner.CreateAsync(instance));

    public Task<Delivery?> SendAsync(string instanceId, HistoryEvent happened) => WriteAsync(() => inner.SendAsync(instanceId, happened));

    public Task<CommitResult> CommitAsync(TurnCommit turn) => WriteAsync(() => inner.CommitAsync(turn));

    public Task<int> DropAsync(IReadOnlyList<StoredMessage> messages) => WriteAsync(() => inner.DropAsync(messages));

    public Task<int> PurgeAsync(IReadOnlyList<string> instanceIds, bool recursive) =>
        WriteAsync(() => inner.PurgeAsync(instanceIds, recursive));

    public Task<RewindResult?> RewindAsync(IReadOnlyList<Rewinding> instances) => WriteAsync(() => inner.RewindAsync(instances));

    public Task<InstanceRecord?> FindAsync(long key) => ReadAsync(() => inner.FindAsync(key));

    public Task<(InstanceRecord Instance, Payloads? Payloads)?> FindAsync(string instanceId, bool payloads) =>
        ReadAsync(() => inner.FindAsync(instanceId, payloads));

    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(long key) => ReadAsync(() => inner.HistoryAsync(key));

    public Task<IReadOnlyList<(InstanceRecord Instance, Payloads? Payloads)>> QueryAsync(InstanceQuery query) =>
        ReadAsync(() => inner.QueryAsync(query));

    public Task<IReadOnlyList<InstanceRecord>> ListAsync(InstanceListing listing) => ReadAsync(() => inner.ListAsync(listing));

    public Task<(IReadOnlyList<Delivery> Messages, IReadOnlyList<PendingActivity> Activities)> RecoverAsync() =>
        ReadAsync(inner.RecoverAsync);

    public Task<IReadOnlyList<TimerRow>> DueTimersAsync(DateTimeOffset now, int limit, TimerRow? last) =>
        ReadAsync(() => inner.DueTimersAsync(now, limit, last));

    public Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now) => ReadAsync(() => inner.NextTimerAsync(now));

    public Task<DateTimeOffset?> NextShortTimerAsync(DateTimeOffset now, TimeSpan limit) =>
        ReadAsync(() => inner.NextShortTimerAsync(now, limit));

    public Task<StoreCounts> CountAsync() => ReadAsync(inner.CountAsync);

    public Task<IReadOnlyList<WorkflowCount>> CountByNameAsync() => ReadAsync(inner.CountByNameAsync);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    private Task<T> ReadAsync<T>(Func<Task<T>> read) => HasCrashed ? Task.FromException<T>(new SimulatedCrashException()) : read();

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        var last = Begin();
        try
        {
            var result = await write();
            return last || HasCrashed ? throw new SimulatedCrashException() : result;
        }
        finally
        {
            End(last);
        }
    }

    /// <returns>Whether this write is the last to reach the store.</returns>
    private bool Begin()
    {
        lock (gate)
        {
            var fatal = writesLeft < int.MaxValue && --writesLeft == 0;
            thrown |= fatal;
            if (thrown && !(fatal && afterStoring))
            {
                throw new SimulatedCrashException();
            }

            writing++;
            return fatal;
        }
    }

    private void End(bool last)
    {
        lock (gate)
        {
            thrown |= last;
            if (--writing == 0 && thrown)
            {
                quiet.TrySetResult();
            }
        }
    }
}
