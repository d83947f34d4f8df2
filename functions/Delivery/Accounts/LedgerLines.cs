using Automations.Delivery.Outbox;
using Azure.Data.Tables;

namespace Automations.Delivery.Accounts;

/// <summary>Lists messages a page at a time.</summary>
public sealed class LedgerLines(Ledger ledger, LedgerScan scan)
{
    /// <summary>So many are read and sorted at once; more are listed by workflow, the one with the latest messages first.</summary>
    private const int MostSorted = 1000;

    /// <summary>So many workflows are asked one by one, more together.</summary>
    private const int FewWorkflows = 16;

    private static readonly string[] Columns = [.. typeof(LedgerLine).GetProperties().Select(property => property.Name)];

    /// <param name="matches">Workflows, with how many of their messages fit the condition.</param>
    public async Task<LedgerPageOfLines> ReadAsync(
        IReadOnlyList<(string Partition, int Matching)> matches,
        string? condition,
        LedgerCursor after,
        int size,
        CancellationToken cancellation
    ) =>
        matches.Sum(each => each.Matching) <= MostSorted
            ? await SortedAsync([.. matches.Select(each => each.Partition)], condition, after.Position, size, cancellation)
            : await WalkAsync([.. matches.Select(each => each.Partition)], condition, after, size, cancellation);

    private async Task<LedgerPageOfLines> SortedAsync(IReadOnlyList<string> partitions, string? condition, int position, int size, CancellationToken cancellation)
    {
        var found = new List<LedgerEntry>();
        if (partitions.Count > FewWorkflows)
            await scan.OfAllAsync(partitions, condition, Columns, found.Add, cancellation);
        else
            foreach (var partition in partitions)
                await scan.OfAsync(partition, condition, Columns, found.Add, cancellation);
        var page = found
            .OrderByDescending(entry => entry.QueuedAt)
            .ThenByDescending(entry => entry.RowKey, StringComparer.Ordinal)
            .Skip(position)
            .Take(size)
            .Select(LedgerLine.Of)
            .ToList();
        return new(page, position + page.Count < found.Count ? new(position + page.Count) : null, IsLatestFirst: true);
    }

    private async Task<LedgerPageOfLines> WalkAsync(IReadOnlyList<string> partitions, string? condition, LedgerCursor after, int size, CancellationToken cancellation)
    {
        var table = await ledger.OpenAsync(cancellation);
        var page = new List<LedgerEntry>(size + 1);
        // a workflow that got new messages may have moved up since the last page; the list goes on where it stands now
        var first = after.Partition is null ? 0 : Math.Max(0, partitions.ToList().IndexOf(after.Partition));
        foreach (var partition in partitions.Skip(first))
        {
            var from = partition == after.Partition ? TableClient.CreateQueryFilter($" and RowKey gt {after.Row}") : "";
            var filter = LedgerScan.And(TableClient.CreateQueryFilter($"PartitionKey eq {partition}") + from, condition);
            var rows = table.QueryAsync<LedgerEntry>(filter, size + 1 - page.Count, [.. Columns, "PartitionKey", "RowKey"], cancellation);
            await foreach (var entry in rows)
            {
                page.Add(entry);
                if (page.Count > size)
                    return new([.. page.SkipLast(1).Select(LedgerLine.Of)], CursorAfter(page[^2], after, size), IsLatestFirst: false);
            }
        }

        return new([.. page.Select(LedgerLine.Of)], Next: null, IsLatestFirst: false);
    }

    private static LedgerCursor CursorAfter(LedgerEntry last, LedgerCursor before, int size) =>
        new((before.Partition is null ? 0 : before.Position) + size, last.PartitionKey, last.RowKey);
}

public sealed record LedgerPageOfLines(IReadOnlyList<LedgerLine> Lines, LedgerCursor? Next, bool IsLatestFirst);
