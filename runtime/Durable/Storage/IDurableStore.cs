using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage;

/// <summary>
/// What the engine remembers. Every method that changes something is atomic: when its task completes the change is durable, when
/// it throws nothing has been stored (or, if the process dies meanwhile, all or nothing has). Changes of different callers may share one
/// disk flush. <see cref="DurableStoreException"/> means that the store can no longer be trusted with writes.
/// </summary>
internal interface IDurableStore : IAsyncDisposable
{
    /// <returns>The start message, or null when the instance starts later.</returns>
    /// <exception cref="InvalidOperationException">An instance of that id is in one of the refused states.</exception>
    Task<Delivery?> CreateAsync(NewInstance instance);

    /// <returns>Null when there is no such instance or it has finished.</returns>
    Task<Delivery?> SendAsync(string instanceId, HistoryEvent happened);

    /// <summary>Stores a turn, unless another has been first or one of the messages that it consumes is not there any more.</summary>
    Task<CommitResult> CommitAsync(TurnCommit turn);

    /// <summary>Forgets messages that came too late for a finished instance.</summary>
    /// <returns>How many were still there.</returns>
    Task<int> DropAsync(IReadOnlyList<StoredMessage> messages);

    /// <summary>Removes finished instances with all they left; instances that have not finished are kept.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> PurgeAsync(IReadOnlyList<string> instanceIds, bool recursive);

    /// <summary>Sets failed instances (one, and the children that it failed by) back and lets them run again, all or none.</summary>
    /// <returns>What they have to do next; null when one of them has changed meanwhile, and nothing was done.</returns>
    Task<RewindResult?> RewindAsync(IReadOnlyList<Rewinding> instances);

    /// <returns>Null when there is no such instance (any more).</returns>
    Task<InstanceRecord?> FindAsync(long key);

    Task<(InstanceRecord Instance, Payloads? Payloads)?> FindAsync(string instanceId, bool payloads);

    /// <summary>The history of the present life, turn by turn.</summary>
    Task<IReadOnlyList<HistoryEvent>> HistoryAsync(long key);

    Task<IReadOnlyList<(InstanceRecord Instance, Payloads? Payloads)>> QueryAsync(InstanceQuery query);

    /// <returns>Newest first.</returns>
    Task<IReadOnlyList<InstanceRecord>> ListAsync(InstanceListing listing);

    /// <summary>Everything that was accepted but not consumed when the store was last closed, in the order it came.</summary>
    Task<(IReadOnlyList<Delivery> Messages, IReadOnlyList<PendingActivity> Activities)> RecoverAsync();

    /// <summary>The earliest timers due at <paramref name="now"/> that come after <paramref name="last"/>, in order.</summary>
    Task<IReadOnlyList<TimerRow>> DueTimersAsync(DateTimeOffset now, int limit, TimerRow? last);

    /// <summary>The earliest timer due after <paramref name="now"/>.</summary>
    Task<DateTimeOffset?> NextTimerAsync(DateTimeOffset now);

    /// <summary>The earliest due time among the timers set for no longer than <paramref name="limit"/>.</summary>
    Task<DateTimeOffset?> NextShortTimerAsync(DateTimeOffset now, TimeSpan limit);

    Task<StoreCounts> CountAsync();

    /// <summary>How many instances of each orchestrator are in each state; what has none is left out.</summary>
    Task<IReadOnlyList<WorkflowCount>> CountByNameAsync();
}

/// <param name="AfterKey">Only instances with a greater key, that is, created later.</param>
/// <param name="IdPrefix">Compared exactly.</param>
internal sealed record InstanceQuery(
    long AfterKey,
    int Limit,
    bool Payloads = false,
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses = null,
    string? IdPrefix = null,
    DateTimeOffset? CompletedFrom = null,
    DateTimeOffset? CompletedTo = null);

internal sealed record StoreCounts(IReadOnlyDictionary<OrchestrationRuntimeStatus, int> ByStatus, int Activities, int Timers);
