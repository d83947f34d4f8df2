using System.Security.Cryptography;
using System.Text;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Merging;

/// <summary>
/// What waits for each person and may become one mail: sixteen partitions, rows that begin with a digest of the person. The ledger
/// decides; a row too many here does no harm.
/// </summary>
public sealed class Companions(Tables tables, Ledger ledger)
{
    private const string Table = "companions";
    private const string Message = nameof(Message);
    private const int LargestTransaction = 100;
    private const int TransactionsAtOnce = 4;
    private const int DigestLength = 32;

    /// <summary>Adds those that may merge. Repeating it is a no-op.</summary>
    public async Task AddAsync(IEnumerable<LedgerEntry> entries, CancellationToken cancellation)
    {
        var chunks = entries
            .Where(entry => entry.Merges)
            .Select(Row)
            .GroupBy(row => row.PartitionKey)
            .SelectMany(partition => partition.DistinctBy(row => row.RowKey).Chunk(LargestTransaction))
            .ToList();
        if (chunks.Count == 0)
            return;
        var table = await tables.OpenAsync(Table, cancellation);
        await Parallel.ForEachAsync(
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = TransactionsAtOnce, CancellationToken = cancellation },
            async (chunk, stop) =>
                await table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, row)), stop)
        );
    }

    /// <returns>The person's messages as the ledger has them, those that are over left out.</returns>
    public async Task<IReadOnlyList<LedgerEntry>> OfAsync(Recipient recipient, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var digest = DigestOf(WeeklyCap.PersonOf(recipient));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {digest[..1]} and RowKey ge {digest + "-"} and RowKey lt {digest + "."}");
        var entries = new List<LedgerEntry>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            var entry = await ledger.FindAsync(new(row.GetString(Message), row.RowKey[(DigestLength + 1)..]), cancellation);
            if (entry?.IsOver() == false)
                entries.Add(entry);
            else
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellation);
        }

        return entries;
    }

    private static TableEntity Row(LedgerEntry entry)
    {
        var digest = DigestOf(entry.RecipientId ?? entry.RecipientAddress);
        return new(digest[..1], $"{digest}-{entry.RowKey}") { [Message] = entry.PartitionKey };
    }

    private static string DigestOf(string person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person.ToLowerInvariant())))[..DigestLength];
}
