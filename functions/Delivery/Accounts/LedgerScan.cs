using Automations.Delivery.Outbox;
using Azure.Data.Tables;

namespace Automations.Delivery.Accounts;

/// <summary>Goes through many rows of the ledger at once, each exactly one time, several ranges of keys side by side.</summary>
public sealed class LedgerScan(Ledger ledger)
{
    private const int AtATime = 8;
    private const int PageSize = 1000;
    private const string HexDigits = "0123456789abcdef";

    /// <summary>The rows of one workflow.</summary>
    /// <param name="condition">Null for all.</param>
    /// <param name="columns">What to read besides the keys.</param>
    public async Task OfAsync(string partition, string? condition, IReadOnlyCollection<string> columns, Action<LedgerEntry> each, CancellationToken cancellation)
    {
        var table = await ledger.OpenAsync(cancellation);
        var sink = new Sink(each);
        var of = TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        await using var pages = table.QueryAsync<LedgerEntry>(And(of, condition), PageSize, Columns(columns), cancellation).AsPages().GetAsyncEnumerator(cancellation);
        if (!await pages.MoveNextAsync())
            return;
        sink.Take(pages.Current.Values);
        if (pages.Current.ContinuationToken is null)
            return;

        var last = pages.Current.Values is [.., var row] ? row.RowKey : "";
        var ranges = HexDigits.Select(digit => (From: $"{digit}", To: $"{(char)(digit + 1)}")).Where(range => string.CompareOrdinal(range.To, last) > 0);
        await InParallelAsync(
            table,
            ranges.Select(range =>
                string.CompareOrdinal(range.From, last) < 0
                    ? And(of, TableClient.CreateQueryFilter($"RowKey gt {last} and RowKey lt {range.To}"))
                    : And(of, TableClient.CreateQueryFilter($"RowKey ge {range.From} and RowKey lt {range.To}"))
            ),
            condition,
            columns,
            sink,
            cancellation
        );
    }

    /// <summary>The rows of many workflows, and perhaps of some between them.</summary>
    /// <param name="condition">Null for all.</param>
    public async Task OfAllAsync(IReadOnlyCollection<string> partitions, string? condition, IReadOnlyCollection<string> columns, Action<LedgerEntry> each, CancellationToken cancellation)
    {
        if (partitions.Count == 0)
            return;
        var table = await ledger.OpenAsync(cancellation);
        var ranges = partitions.Order(StringComparer.Ordinal).Chunk((partitions.Count + AtATime - 1) / AtATime);
        await InParallelAsync(
            table,
            ranges.Select(range => TableClient.CreateQueryFilter($"PartitionKey ge {range[0]} and PartitionKey le {range[^1]}")),
            condition,
            columns,
            new Sink(each),
            cancellation
        );
    }

    public static string And(string one, string? other) => other is null ? one : $"{one} and {other}";

    private static async Task InParallelAsync(TableClient table, IEnumerable<string> ranges, string? condition, IReadOnlyCollection<string> columns, Sink sink, CancellationToken cancellation) =>
        await Parallel.ForEachAsync(
            ranges,
            new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = cancellation },
            async (range, stop) =>
            {
                await foreach (var page in table.QueryAsync<LedgerEntry>(And(range, condition), PageSize, Columns(columns), stop).AsPages())
                    sink.Take(page.Values);
            }
        );

    private static IEnumerable<string> Columns(IReadOnlyCollection<string> columns) => [.. columns, "PartitionKey", "RowKey"];

    private sealed class Sink(Action<LedgerEntry> each)
    {
        private readonly Lock turn = new();

        public void Take(IReadOnlyList<LedgerEntry> entries)
        {
            lock (turn)
            {
                foreach (var entry in entries)
                    each(entry);
            }
        }
    }
}
