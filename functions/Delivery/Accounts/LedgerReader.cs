using Automations.Delivery.Outbox;
using Azure.Data.Tables;

namespace Automations.Delivery.Accounts;

/// <summary>
/// Answers what became of the messages. One pass over the rows that fit, a page of them in memory: tables cannot sort, and people
/// look at this now and then, not in a hot path.
/// </summary>
public sealed class LedgerReader(Ledger ledger)
{
    private static readonly string[] Columns = [.. typeof(LedgerLine).GetProperties().Select(property => property.Name), "PartitionKey", "RowKey"];

    public async Task<LedgerExtract> ReadAsync(LedgerFilter filter, CancellationToken cancellation)
    {
        var table = await ledger.OpenAsync(cancellation);
        var counts = new Dictionary<LedgerState, int>();
        var latest = new PriorityQueue<LedgerEntry, (DateTimeOffset, string)>();
        var wanted = filter.Page * filter.Size;
        await foreach (var entry in table.QueryAsync<LedgerEntry>(QueryOf(filter), select: Columns, cancellationToken: cancellation))
        {
            counts[entry.State] = counts.GetValueOrDefault(entry.State) + 1;
            if (filter.State is { } state && entry.State != state)
                continue;
            latest.Enqueue(entry, (entry.QueuedAt, entry.RowKey));
            if (latest.Count > wanted)
                latest.Dequeue();
        }

        var totals = LedgerTotals.Of(counts);
        var lines = new List<LedgerLine>(latest.Count);
        while (latest.TryDequeue(out var entry, out _))
            lines.Add(LedgerLine.Of(entry));
        lines.Reverse();
        return new LedgerExtract(totals, filter.State is { } only ? totals.Of(only) : totals.Targeted, [.. lines.Skip(wanted - filter.Size)]);
    }

    private static string? QueryOf(LedgerFilter filter)
    {
        var conditions = new List<string>();
        if (filter.Workflow is { } workflow)
            conditions.Add(TableClient.CreateQueryFilter($"PartitionKey eq {MessageKey.PartitionOf(workflow)}"));
        if (filter.Recipient is { } recipient)
            conditions.Add(TableClient.CreateQueryFilter($"(RecipientAddress eq {recipient} or RecipientId eq {recipient})"));
        return conditions.Count == 0 ? null : string.Join(" and ", conditions);
    }
}
