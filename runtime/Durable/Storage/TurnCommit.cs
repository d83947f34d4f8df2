using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage;

/// <summary>All that one turn changes. It is stored as a whole or not at all.</summary>
/// <param name="Before">What the turn started from; the store refuses the commit when this is no longer the newest turn.</param>
/// <param name="ResetHistory">The turn began a new life: earlier history goes, as do its pending activities and timers.</param>
internal sealed record TurnCommit(InstanceRecord Before, InstanceRecord After, bool ResetHistory)
{
    public IReadOnlyList<HistoryEvent> History { get; init; } = [];

    public IReadOnlyList<Message> Consumed { get; init; } = [];

    public IReadOnlyList<TaskScheduled> Activities { get; init; } = [];

    public IReadOnlyList<TimerCreated> Timers { get; init; } = [];

    public IReadOnlyList<int> CanceledTimers { get; init; } = [];

    public IReadOnlyList<NewInstance> Children { get; init; } = [];

    public IReadOnlyList<Outgoing> Outgoing { get; init; } = [];

    /// <summary>Null when none of them has changed.</summary>
    public Payloads? Payloads { get; init; }
}
