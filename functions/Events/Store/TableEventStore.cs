using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Events.Store;

/// <summary>One table, one partition a programme, one row an event.</summary>
internal sealed class TableEventStore(Tables tables, ProgrammeSettings programme) : IEventStore
{
    private readonly RecordTable<EventRecord> records = new(
        tables,
        "events",
        programme.Id,
        ProgrammeJson.Options,
        record => record.Id,
        (row, record) => row["Ends"] = record.Details.Time.End
    );

    public Task<bool> TryAddAsync(EventRecord record, CancellationToken cancellation) => records.TryAddAsync(record, cancellation);

    public Task<EventRecord?> FindAsync(string eventId, CancellationToken cancellation) => records.FindAsync(eventId, cancellation);

    public async Task<IReadOnlyList<EventRecord>> ListAsync(DateTimeOffset from, CancellationToken cancellation)
    {
        var found = await records.QueryAsync(TableClient.CreateQueryFilter($"Ends ge {from}"), cancellation).ToListAsync(cancellation);
        return [.. found.OrderBy(record => record.Details.Time.Start).ThenBy(record => record.Id, StringComparer.Ordinal)];
    }

    public Task<EventRecord?> ChangeAsync(string eventId, Func<EventRecord, EventRecord?> change, CancellationToken cancellation) =>
        records.ChangeAsync(eventId, change, cancellation);
}
