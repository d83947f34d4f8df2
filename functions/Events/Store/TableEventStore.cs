using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Events.Store;

/// <summary>One table, one partition a programme, one row an event.</summary>
internal sealed class TableEventStore(Tables tables, ProgrammeSettings programme) : IEventStore
{
    private const string Table = "events";
    private const string Ends = nameof(Ends);
    private const string Record = nameof(Record);
    private const int MostTries = 50;

    public async Task<bool> TryAddAsync(EventRecord record, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        try
        {
            await table.AddEntityAsync(Fill(new TableEntity(programme.Id, record.Id), record), cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    public async Task<EventRecord?> FindAsync(string eventId, CancellationToken cancellation) =>
        await RowAsync(await OpenAsync(cancellation), eventId, cancellation) is { } row ? Read(row) : null;

    public async Task<IReadOnlyList<EventRecord>> ListAsync(DateTimeOffset from, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id} and Ends ge {from}");
        var records = new List<EventRecord>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            records.Add(Read(row));
        return [.. records.OrderBy(record => record.Details.Time.Start).ThenBy(record => record.Id, StringComparer.Ordinal)];
    }

    public async Task<EventRecord?> ChangeAsync(string eventId, Func<EventRecord, EventRecord?> change, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            if (await RowAsync(table, eventId, cancellation) is not { } row)
                return null;
            var before = Read(row);
            if (change(before) is not { } after)
                return before;
            if (await TryWriteAsync(table, Fill(row, after), cancellation))
                return after;
            if (attempt == MostTries)
                throw new InvalidOperationException($"The event {eventId} changes too often to change it once more.");
        }
    }

    private static async Task<bool> TryWriteAsync(TableClient table, TableEntity row, CancellationToken cancellation)
    {
        try
        {
            await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellation);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return false;
        }
    }

    private async Task<TableEntity?> RowAsync(TableClient table, string eventId, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, eventId, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static TableEntity Fill(TableEntity row, EventRecord record)
    {
        row[Ends] = record.Details.Time.End;
        row[Record] = JsonSerializer.Serialize(record, ProgrammeJson.Options);
        return row;
    }

    private static EventRecord Read(TableEntity row) => JsonSerializer.Deserialize<EventRecord>(row.GetString(Record), ProgrammeJson.Options)!;

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
