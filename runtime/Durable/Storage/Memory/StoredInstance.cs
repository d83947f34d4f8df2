using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage.Memory;

/// <summary>An instance with all that belongs to it.</summary>
internal sealed class StoredInstance(InstanceRecord record, Payloads payloads)
{
    public InstanceRecord Record { get; set; } = record;

    public Payloads Payloads { get; set; } = payloads;

    public List<HistoryEvent> History { get; } = [];

    public Dictionary<int, TaskScheduled> Activities { get; } = [];

    public Dictionary<int, StoredTimer> Timers { get; } = [];

    /// <summary>Sequence numbers of the messages not yet consumed.</summary>
    public HashSet<long> Messages { get; } = [];

    /// <summary>Keys of the sub-orchestrations.</summary>
    public List<long> Children { get; } = [];
}
