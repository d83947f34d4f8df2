using System.Collections.Concurrent;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Outbox;

/// <summary>The ledger's table: one partition a workflow instance, one row a message.</summary>
public sealed class Ledger(Tables tables)
{
    private const string Table = "ledger";
    private const int LargestTransaction = 100;
    private const int TransactionsAtOnce = 4;

    /// <summary>Characters of intents; a transaction holds 4 MiB, and JSON may spell a character with six.</summary>
    private const int LongestTransaction = 600_000;

    public async Task<LedgerEntry?> FindAsync(MessageKey key, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var row = await table.GetEntityIfExistsAsync<LedgerEntry>(key.Partition, key.Row, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    /// <returns>False when the message is in the ledger already.</returns>
    public async Task<bool> TryAddAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        try
        {
            await table.AddEntityAsync(entry, cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Adds entries of one workflow, a hundred at a time; those that are there already stay as they are.</summary>
    /// <returns>The entries as the ledger has them.</returns>
    public async Task<IReadOnlyList<LedgerEntry>> AddManyAsync(IEnumerable<LedgerEntry> entries, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var stored = new ConcurrentBag<LedgerEntry>();
        await Parallel.ForEachAsync(
            Transactions(entries),
            new ParallelOptions { MaxDegreeOfParallelism = TransactionsAtOnce, CancellationToken = cancellation },
            async (chunk, stop) =>
            {
                foreach (var entry in await AddTogetherAsync(table, chunk, stop))
                    stored.Add(entry);
            }
        );
        return [.. stored];
    }

    /// <summary>Writes the entry if nobody has since it was read. Afterwards it can be written again.</summary>
    /// <returns>False when somebody has; the entry then has to be read anew.</returns>
    public async Task<bool> TryUpdateAsync(LedgerEntry entry, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        try
        {
            var response = await table.UpdateEntityAsync(entry, entry.ETag, TableUpdateMode.Replace, cancellation);
            entry.ETag = response.Headers.ETag!.Value;
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            return false;
        }
    }

    /// <param name="personId">Null for everybody.</param>
    public async IAsyncEnumerable<LedgerEntry> OfWorkflowAsync(
        string workflow,
        string? personId,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var table = await OpenAsync(cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {MessageKey.PartitionOf(workflow)}");
        if (personId is not null)
            filter += TableClient.CreateQueryFilter($" and RecipientId eq {personId.ToLowerInvariant()}");
        await foreach (var entry in table.QueryAsync<LedgerEntry>(filter, cancellationToken: cancellation))
            yield return entry;
    }

    private async Task<IReadOnlyList<LedgerEntry>> AddTogetherAsync(TableClient table, List<LedgerEntry> entries, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(entries.Select(entry => new TableTransactionAction(TableTransactionActionType.Add, entry)), cancellation);
            return entries;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // an earlier try wrote some of them, and a transaction is all or nothing
            var stored = new List<LedgerEntry>(entries.Count);
            foreach (var entry in entries)
                stored.Add(await TryAddAsync(entry, cancellation) ? entry : await FindAsync(entry.Key(), cancellation) ?? entry);
            return stored;
        }
    }

    private static IEnumerable<List<LedgerEntry>> Transactions(IEnumerable<LedgerEntry> entries)
    {
        var (chunk, size) = (new List<LedgerEntry>(), 0);
        foreach (var entry in entries)
        {
            if (chunk.Count == LargestTransaction || (chunk.Count > 0 && size + entry.Intent.Length > LongestTransaction))
            {
                yield return chunk;
                (chunk, size) = ([], 0);
            }

            chunk.Add(entry);
            size += entry.Intent.Length;
        }

        if (chunk.Count > 0)
            yield return chunk;
    }

    public async Task<TableClient> OpenAsync(CancellationToken cancellation) => await tables.OpenAsync(Table, cancellation);
}
