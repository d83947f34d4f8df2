using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Outbox;

/// <summary>The ledger's table: one partition a workflow instance, one row a message.</summary>
public sealed class Ledger(Tables tables)
{
    private const string Table = "ledger";

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

    public async Task<TableClient> OpenAsync(CancellationToken cancellation) => await tables.OpenAsync(Table, cancellation);
}
