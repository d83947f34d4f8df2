using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage.Memory;

/// <summary>All rows, and the ways to reach them. Used by one thread at a time.</summary>
internal sealed class MemoryTables
{
    private readonly Dictionary<string, StoredInstance> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<long, StoredInstance> byKey = [];
    private readonly SortedSet<long> keys = [];
    private readonly Dictionary<long, Delivery> messages = [];
    private long lastKey;
    private long lastSequence;

    public Timers Timers { get; } = new();

    public IReadOnlyCollection<StoredInstance> Instances => byKey.Values;

    /// <summary>In the order they came.</summary>
    public IReadOnlyList<Delivery> Messages => [.. messages.Values.OrderBy(delivery => delivery.Message.Sequence)];

    public IEnumerable<PendingActivity> PendingActivities =>
        from key in keys
        let instance = byKey[key]
        from activity in instance.Activities.Values.OrderBy(task => task.TaskId)
        select new PendingActivity(key, instance.Record.Id, instance.Record.Execution, activity);

    public StoredInstance? Find(long key) => byKey.GetValueOrDefault(key);

    public StoredInstance? Find(string id) => byId.GetValueOrDefault(id);

    public IEnumerable<StoredInstance> After(long key) =>
        (key < keys.Max ? keys.GetViewBetween(key + 1, keys.Max) : []).Select(k => byKey[k]);

    public long NextKey() => ++lastKey;

    public void Add(StoredInstance instance)
    {
        var record = instance.Record;
        byId.Add(record.Id, instance);
        byKey.Add(record.Key, instance);
        keys.Add(record.Key);
        if (record.Parent is { } parent)
        {
            Find(parent.Key)?.Children.Add(record.Key);
        }
    }

    public void Remove(StoredInstance instance)
    {
        var record = instance.Record;
        byId.Remove(record.Id);
        byKey.Remove(record.Key);
        keys.Remove(record.Key);
        Timers.RemoveAll(instance);
        foreach (var sequence in instance.Messages)
        {
            messages.Remove(sequence);
        }
    }

    /// <returns>Null when the receiver has finished.</returns>
    public Delivery? Send(StoredInstance receiver, HistoryEvent happened, int? execution) =>
        receiver.Record.IsFinished ? null : Add(receiver, happened, execution);

    public Delivery Add(StoredInstance receiver, HistoryEvent happened, int? execution)
    {
        var delivery = new Delivery(receiver.Record.Key, new(++lastSequence, happened, execution));
        messages.Add(lastSequence, delivery);
        receiver.Messages.Add(lastSequence);
        return delivery;
    }

    public bool IsStored(long sequence) => messages.ContainsKey(sequence);

    /// <returns>False: it was gone already.</returns>
    public bool Consume(long sequence)
    {
        var found = messages.Remove(sequence, out var delivery);
        if (found)
        {
            Find(delivery!.Key)?.Messages.Remove(sequence);
        }

        return found;
    }
}
