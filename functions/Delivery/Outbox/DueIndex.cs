using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Outbox;

public sealed class DueIndex(Tables tables)
{
    private const string Table = "outbox";
    private const int LargestTransaction = 100;
    private const int TransactionsAtOnce = 4;

    private static readonly MessagePriority[] Priorities = Enum.GetValues<MessagePriority>();

    /// <summary>Repeating it is a no-op.</summary>
    public async Task AddAsync(DueRow row, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        try
        {
            await table.AddEntityAsync(row, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // an earlier try wrote it
        }
    }

    /// <summary>Adds rows, a hundred at a time. Repeating it is a no-op.</summary>
    public async Task AddManyAsync(IEnumerable<DueRow> rows, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var chunks = rows.GroupBy(row => row.PartitionKey).SelectMany(partition => partition.DistinctBy(row => row.RowKey).Chunk(LargestTransaction));
        await Parallel.ForEachAsync(
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = TransactionsAtOnce, CancellationToken = cancellation },
            async (chunk, stop) =>
                await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), stop)
        );
    }

    /// <summary>The first rows of each priority, most urgent priority first; due or not.</summary>
    public async Task<IReadOnlyList<DueRow>> TopAsync(string lane, int most, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var tops = await Task.WhenAll(Priorities.Select(priority => TakeAsync(table, TableClient.CreateQueryFilter($"PartitionKey eq {DueRow.PartitionOf(lane, priority)}"), most, cancellation)));
        return [.. tops.SelectMany(rows => rows)];
    }

    /// <summary>The lanes that have rows, also such as there are no more.</summary>
    public async Task<IReadOnlyCollection<string>> LanesAsync(CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var lanes = new HashSet<string>(StringComparer.Ordinal);
        for (string? last = ""; last is not null;)
        {
            var after = TableClient.CreateQueryFilter($"PartitionKey gt {last}");
            last = null;
            await foreach (var row in table.QueryAsync<DueRow>(after, maxPerPage: 1, cancellationToken: cancellation))
            {
                last = row.PartitionKey;
                lanes.Add(DueRow.LaneOf(last));
                break;
            }
        }

        return lanes;
    }

    /// <summary>A page of what is due before a moment, priority by priority, after a row that was read before.</summary>
    public Task<IReadOnlyList<DueRow>> PageAsync(string lane, DueRow? after, DateTimeOffset before, int most, CancellationToken cancellation) =>
        PageAsync(lane, after, TableClient.CreateQueryFilter($"RowKey lt {DueRow.NameOf(before)}"), most, cancellation);

    /// <summary>A page of what is out of date at a moment, priority by priority, after a row that was read before.</summary>
    public Task<IReadOnlyList<DueRow>> OutOfDateAsync(string lane, DateTimeOffset at, DueRow? after, int most, CancellationToken cancellation) =>
        PageAsync(lane, after, TableClient.CreateQueryFilter($"Expires lt {at}"), most, cancellation);

    /// <summary>Removes rows, whether they are still there or not.</summary>
    public async Task RemoveAsync(IEnumerable<DueRowRef> rows, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        foreach (var partition in rows.Distinct().GroupBy(row => row.Partition))
        {
            foreach (var chunk in partition.Chunk(LargestTransaction))
                await RemoveTogetherAsync(table, chunk, cancellation);
        }
    }

    private static async Task RemoveTogetherAsync(TableClient table, DueRowRef[] rows, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(
                rows.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(row.Partition, row.Row), ETag.All)),
                cancellation
            );
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            // an earlier try removed some of them, and a transaction is all or nothing
            foreach (var row in rows)
                await table.DeleteEntityAsync(row.Partition, row.Row, ETag.All, cancellation);
        }
    }

    private async Task<IReadOnlyList<DueRow>> PageAsync(string lane, DueRow? after, string condition, int most, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var rows = new List<DueRow>(most);
        foreach (var partition in Priorities.Select(priority => DueRow.PartitionOf(lane, priority)))
        {
            if (after is not null && string.CompareOrdinal(partition, after.PartitionKey) < 0)
                continue;
            var from = after?.PartitionKey == partition ? after.RowKey : "";
            var place = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from}");
            rows.AddRange(await TakeAsync(table, $"{place} and {condition}", most - rows.Count, cancellation));
            if (rows.Count == most)
                break;
        }

        return rows;
    }

    private static async Task<List<DueRow>> TakeAsync(TableClient table, string filter, int most, CancellationToken cancellation)
    {
        var rows = new List<DueRow>(most);
        await foreach (var row in table.QueryAsync<DueRow>(filter, most, cancellationToken: cancellation))
        {
            rows.Add(row);
            if (rows.Count == most)
                break;
        }

        return rows;
    }

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}

/// <summary>A row of the due index by its keys.</summary>
public sealed record DueRowRef(string Partition, string Row)
{
    public static DueRowRef Of(DueRow row) => new(row.PartitionKey, row.RowKey);
}
