namespace Automations.Events.Store;

/// <summary>The events of the programme, kept in Azure Tables.</summary>
public interface IEventStore
{
    /// <returns>False when there is one with this id already; it stays as it is.</returns>
    Task<bool> TryAddAsync(EventRecord record, CancellationToken cancellation);

    Task<EventRecord?> FindAsync(string eventId, CancellationToken cancellation);

    /// <summary>All whose end is not before <paramref name="from"/>, by their start.</summary>
    Task<IReadOnlyList<EventRecord>> ListAsync(DateTimeOffset from, CancellationToken cancellation);

    /// <summary>Changes the record as it stands at that moment, however many change it at the same time.</summary>
    /// <param name="change">May be called more than once. Returns null to leave the record as it is.</param>
    /// <returns>The record as it stands afterwards; null when there is none.</returns>
    Task<EventRecord?> ChangeAsync(string eventId, Func<EventRecord, EventRecord?> change, CancellationToken cancellation);
}
