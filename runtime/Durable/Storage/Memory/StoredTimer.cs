namespace Automations.Runtime.Durable.Storage.Memory;

/// <param name="Since">When it was set.</param>
internal sealed record StoredTimer(long Key, DateTimeOffset Since, DateTimeOffset DueAt, DueTimer Timer)
{
    /// <summary>Earliest first; of those due at once in a fixed order.</summary>
    public static readonly IComparer<StoredTimer> InOrder = Comparer<StoredTimer>.Create((one, other) =>
        (one.DueAt, one.Key, one.Timer.TaskId).CompareTo((other.DueAt, other.Key, other.Timer.TaskId)));

    /// <summary>A bound to compare with.</summary>
    public static StoredTimer At(DateTimeOffset due, long key, int task) => new(key, default, due, new(task, null!, null));
}
