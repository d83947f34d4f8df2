using Automations.Delivery.Outbox;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Sending;

/// <summary>Who wants no messages of the lowest priority: digests, announcements, tips.</summary>
public interface IOptOuts
{
    /// <param name="person">Object id, or mail address of somebody who is not in the directory.</param>
    Task<bool> HasOptedOutAsync(string person, CancellationToken cancellation);

    /// <summary>Repeating it is a no-op.</summary>
    Task SetAsync(string person, bool optedOut, CancellationToken cancellation);
}

internal sealed class TableOptOuts(Tables tables) : IOptOuts
{
    private const string Table = "optouts";
    private const string Bulk = nameof(MessagePriority.Bulk);

    public async Task<bool> HasOptedOutAsync(string person, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(MessageKey.PartitionOf(person), Bulk, ["RowKey"], cancellation);
        return row.HasValue;
    }

    public async Task SetAsync(string person, bool optedOut, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        if (optedOut)
            await table.UpsertEntityAsync(new TableEntity(MessageKey.PartitionOf(person), Bulk), TableUpdateMode.Replace, cancellation);
        else
            await table.DeleteEntityAsync(MessageKey.PartitionOf(person), Bulk, ETag.All, cancellation);
    }
}
