using System.Collections.Frozen;
using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage;

/// <summary>A message from one instance to another; dropped when the other does not exist or has finished.</summary>
/// <param name="Key">The receiver, if its key is known; otherwise found by <paramref name="InstanceId"/>.</param>
/// <param name="Execution">The life of the receiver it is meant for; null: whichever runs.</param>
internal sealed record Outgoing(long? Key, string InstanceId, HistoryEvent Event, int? Execution);

/// <summary>A stored message on its way to the instance's inbox in memory.</summary>
/// <param name="Created">The instance as it was stored, when this is its first message; null when it has to be read.</param>
internal sealed record Delivery(long Key, StoredMessage Message, InstanceRecord? Created = null);

/// <param name="Committed">False: another turn of the same instance was first, or a message has been consumed before; nothing was stored.</param>
internal sealed record CommitResult(bool Committed, IReadOnlyList<Delivery> Deliveries)
{
    /// <summary>The messages that were delivered twice: an earlier turn has consumed them.</summary>
    public IReadOnlySet<long> Gone { get; init; } = FrozenSet<long>.Empty;
}

/// <summary>A pending activity with all that is needed to run it.</summary>
internal sealed record PendingActivity(long Key, string InstanceId, int Execution, TaskScheduled Task);

/// <summary>A timer in the store whose time has come.</summary>
internal sealed record TimerRow(long Key, DateTimeOffset DueAt, DueTimer Timer);

/// <summary>A failed instance and how it is set back.</summary>
internal sealed record Rewinding(InstanceRecord Failed, RewindPlan Plan);

/// <summary>What rewound instances go on with.</summary>
internal sealed record RewindResult(IReadOnlyList<Delivery> Deliveries, IReadOnlyList<PendingActivity> Activities);
