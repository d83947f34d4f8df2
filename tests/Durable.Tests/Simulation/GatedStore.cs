using Automations.Runtime.Durable;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;

namespace Automations.Durable.Tests.Simulation;

/// <summary>One life's view of the disk: every call waits until the simulation lets it happen, and deliveries may get lost or come twice.</summary>
internal sealed class GatedStore(IDurableStore disk, Life life) : IDurableStore
{
    public Task<Delivery?> CreateAsync(NewInstance instance) => Write($"create {instance.Id}", () => disk.CreateAsync(instance));

    public Task<Delivery?> SendAsync(string instanceId, HistoryEvent happened) =>
        Write($"send {happened.GetType().Name} to {instanceId}", () => disk.SendAsync(instanceId, happened), life.MaybeLost);

    public Task<CommitResult> CommitAsync(TurnCommit turn) => Write(
        $"commit {turn.Before.Id} turn {turn.After.Turn}",
        () => disk.CommitAsync(turn),
        result => result with { Deliveries = life.Distort(result.Deliveries) });

    public Task<int> DropAsync(IReadOnlyList<StoredMessage> messages) =>
        Write($"drop {string.Join(' ', messages.Select(m => m.Sequence))}", () => disk.DropAsync(messages));

    public Task<int> PurgeAsync(IReadOnlyList<string> instanceIds, bool recursive) => throw new NotSupportedException();

    public Task<RewindResult?> RewindAsync(IReadOnlyList<Rewinding> instances) => throw new NotSupportedException();

    public Task<InstanceRecord?> FindAsync(long key) => Read($"find {key}", () => disk.FindAsync(key));

    public Task<(InstanceRecord Instance, Payloads? Payloads)?> FindAsync(string instanceId, bool payloads) =>
        Read($"find {instanceId}", () => disk.FindAsync(instanceId, payloads));

    public Task<IReadOnlyList<HistoryEvent>> HistoryAsync(long key) => Read($"history {key}", () => disk.HistoryAsync(key));

    public Task<IReadOnlyList<(InstanceRecord Instance, Payloads? Payloads)>> QueryAsync(InstanceQuery query) => throw new NotSupportedException();

    public Task<IReadOnlyList<InstanceRecord>> ListAsync(InstanceListing listing) => throw new NotSupportedException();

    public Task<(IReadOnlyList<Delivery> Messages, IReadOnlyList<PendingActivity> Activities)> RecoverAsync() => Read(
        "recover",
        disk.RecoverAsync,
        found => (life.Distort(found.Messages), life.Distort(found.Activities)));

    public Task<IReadOnlyList<TimerRow>> DueTimersAsync(DateTimeOffset now, int limit, TimerRow? last) =>
        Read($"due {now:HH:mm:ss}", () => disk.DueTimersAsync(now, limit, last), life.Distort);

    public Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now) => Read("next timer", () => disk.NextTimerAsync(now));

    public Task<DateTimeOffset?> NextShortTimerAsync(DateTimeOffset now, TimeSpan limit) => throw new NotSupportedException();

    public Task<StoreCounts> CountAsync() => throw new NotSupportedException();

    public Task<IReadOnlyList<WorkflowCount>> CountByNameAsync() => throw new NotSupportedException();

    /// <summary>The disk outlives the life.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<T> Write<T>(string label, Func<Task<T>> call, Func<T, T>? distort = null) => life.Enter(label, call, distort, isWrite: true);

    private Task<T> Read<T>(string label, Func<Task<T>> call, Func<T, T>? distort = null) => life.Enter(label, call, distort, isWrite: false);
}
