using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace Automations.Storage;

/// <summary>Records of one kind in one partition of a table: a row each, the record as JSON beside the columns that queries need.</summary>
/// <param name="keyOf">The row key of a record.</param>
/// <param name="fill">Sets the columns that queries need; null for none.</param>
internal sealed class RecordTable<T>(
    Tables tables,
    string name,
    string partition,
    JsonSerializerOptions json,
    Func<T, string> keyOf,
    Action<TableEntity, T>? fill = null
)
    where T : class
{
    private const string Record = nameof(Record);
    private const int MostTries = 50;

    /// <returns>False when there is a record of this key already, which then is left as it is.</returns>
    public async Task<bool> TryAddAsync(T record, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        try
        {
            await table.AddEntityAsync(Fill(new TableEntity(partition, keyOf(record)), record), cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Writes it, whatever was there before.</summary>
    public async Task SaveAsync(T record, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        await table.UpsertEntityAsync(Fill(new TableEntity(partition, keyOf(record)), record), TableUpdateMode.Replace, cancellation);
    }

    /// <returns>Null when there is none.</returns>
    public async Task<T?> FindAsync(string key, CancellationToken cancellation) =>
        await RowAsync(await OpenAsync(cancellation), key, cancellation) is { } row ? Read(row) : null;

    /// <param name="filter">An OData condition on the columns, made by <see cref="TableClient.CreateQueryFilter(FormattableString)"/>; null for all records.</param>
    /// <returns>Ordered by key.</returns>
    public async IAsyncEnumerable<T> QueryAsync(string? filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var mine = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter is null ? mine : $"{mine} and {filter}", cancellationToken: cancellation))
            yield return Read(row);
    }

    /// <returns>Those with the smallest keys, in their order.</returns>
    public async Task<IReadOnlyList<T>> FirstAsync(int most, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var mine = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        var first = new List<T>(most);
        await foreach (var row in table.QueryAsync<TableEntity>(mine, most, cancellationToken: cancellation))
        {
            first.Add(Read(row));
            if (first.Count == most)
                break;
        }

        return first;
    }

    /// <summary>Changes the record as it stands by then, however many change it at once; repeating the same change is a no-op.</summary>
    /// <param name="change">Called again when somebody else was first. Null leaves the record as it is.</param>
    /// <returns>The record as it then stands; null when there is none.</returns>
    /// <exception cref="InvalidOperationException">Others are always first.</exception>
    public async Task<T?> ChangeAsync(string key, Func<T, T?> change, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            if (await RowAsync(table, key, cancellation) is not { } row)
                return null;
            var before = Read(row);
            if (change(before) is not { } after)
                return before;
            if (await TryReplaceAsync(table, Fill(row, after), cancellation))
                return after;
        }

        throw new InvalidOperationException($"{key} in the table {name} changes too often to change it once more.");
    }

    /// <summary>Repeating it is a no-op.</summary>
    public async Task DeleteAsync(string key, CancellationToken cancellation) =>
        await (await OpenAsync(cancellation)).DeleteEntityAsync(partition, key, cancellationToken: cancellation);

    private static async Task<bool> TryReplaceAsync(TableClient table, TableEntity row, CancellationToken cancellation)
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

    private async Task<TableEntity?> RowAsync(TableClient table, string key, CancellationToken cancellation)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private TableEntity Fill(TableEntity row, T record)
    {
        row[Record] = JsonSerializer.Serialize(record, json);
        fill?.Invoke(row, record);
        return row;
    }

    private T Read(TableEntity row) => JsonSerializer.Deserialize<T>(row.GetString(Record), json)!;

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(name, cancellation);
}
