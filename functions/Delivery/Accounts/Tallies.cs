using Automations.Delivery.Outbox;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Accounts;

/// <summary>
/// Which workflows have messages, and how those ended of which none waits any more: what is settled need not be counted again.
/// Whoever adds a message to the ledger, or takes one up again that was over, says so here afterwards, and again when repeating it.
/// </summary>
public sealed class Tallies(Tables tables, Ledger ledger)
{
    private const string Table = "tallies";
    private const string Workflows = "workflow";
    private const string Marker = "marker";
    private const string Latest = nameof(Tally.Latest);
    private const string IsSettled = nameof(IsSettled);

    private bool isComplete;

    /// <summary>Its messages have to be counted anew.</summary>
    /// <param name="partition">The workflow's, in the ledger.</param>
    /// <param name="queuedAt">Null when no message came in addition.</param>
    public async Task TouchAsync(string partition, DateTimeOffset? queuedAt, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = new TableEntity(Workflows, partition) { [IsSettled] = false };
        if (queuedAt is { } at)
            row[Latest] = at;
        await table.UpsertEntityAsync(row, TableUpdateMode.Merge, cancellation);
    }

    /// <returns>Null for a workflow without messages.</returns>
    public async Task<Tally?> FindAsync(string partition, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(Workflows, partition, cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <returns>Those with the latest messages first.</returns>
    public async Task<IReadOnlyList<Tally>> AllAsync(CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        await CompleteAsync(table, cancellation);
        var tallies = new List<Tally>();
        await foreach (var row in table.QueryAsync<TableEntity>($"PartitionKey eq '{Workflows}'", cancellationToken: cancellation))
            tallies.Add(Read(row));
        return [.. tallies.OrderByDescending(tally => tally.Latest).ThenBy(tally => tally.Partition, StringComparer.Ordinal)];
    }

    /// <summary>Keeps the count when nothing waits any more, and nobody has touched the workflow since the tally was read.</summary>
    public async Task SettleAsync(Tally tally, LedgerTotals totals, CancellationToken cancellation)
    {
        if (tally.ETag == default || totals.Queued + totals.Held + totals.Sending > 0)
            return;
        var table = await tables.OpenAsync(Table, cancellation);
        var row = new TableEntity(Workflows, tally.Partition)
        {
            [IsSettled] = true,
            [nameof(LedgerTotals.Sent)] = totals.Sent,
            [nameof(LedgerTotals.Failed)] = totals.Failed,
            [nameof(LedgerTotals.Skipped)] = totals.Skipped,
            [nameof(LedgerTotals.InDoubt)] = totals.InDoubt,
        };
        try
        {
            await table.UpdateEntityAsync(row, tally.ETag, TableUpdateMode.Merge, cancellation);
        }
        catch (RequestFailedException touched) when (touched.Status is 404 or 412)
        {
            // it is counted again at the next look
        }
    }

    /// <summary>Once: takes in the messages of before there were tallies.</summary>
    private async Task CompleteAsync(TableClient table, CancellationToken cancellation)
    {
        if (isComplete || (await table.GetEntityIfExistsAsync<TableEntity>(Marker, Marker, cancellationToken: cancellation)).HasValue)
        {
            isComplete = true;
            return;
        }

        var latest = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var rows = (await ledger.OpenAsync(cancellation)).QueryAsync<LedgerEntry>(select: ["PartitionKey", nameof(LedgerEntry.QueuedAt)], cancellationToken: cancellation);
        await foreach (var row in rows)
        {
            if (!latest.TryGetValue(row.PartitionKey, out var known) || known < row.QueuedAt)
                latest[row.PartitionKey] = row.QueuedAt;
        }

        foreach (var (partition, at) in latest)
            await TouchAsync(partition, at, cancellation);
        await table.UpsertEntityAsync(new TableEntity(Marker, Marker), TableUpdateMode.Merge, cancellation);
        isComplete = true;
    }

    private static Tally Read(TableEntity row)
    {
        int Of(string column) => row.GetInt32(column) ?? 0;
        var settled = new LedgerTotals(Of(nameof(LedgerTotals.Sent)), Of(nameof(LedgerTotals.Failed)), Of(nameof(LedgerTotals.Skipped)), Of(nameof(LedgerTotals.InDoubt)), 0, 0, 0);
        return new(row.RowKey, row.GetDateTimeOffset(Latest) ?? DateTimeOffset.MinValue, row.GetBoolean(IsSettled) == true ? settled : null, row.ETag);
    }
}

/// <param name="Partition">The workflow's, in the ledger.</param>
/// <param name="Latest">When its latest message was queued.</param>
/// <param name="Settled">Null while it has to be counted.</param>
public sealed record Tally(string Partition, DateTimeOffset Latest, LedgerTotals? Settled, ETag ETag);
