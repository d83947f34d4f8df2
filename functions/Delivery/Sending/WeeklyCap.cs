using Automations.Delivery.Outbox;
using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Delivery.Sending;

/// <summary>How many messages of the lowest priority a person gets in seven days: one partition a person, one row a message.</summary>
public sealed class WeeklyCap(Tables tables, ProgrammeSettings programme)
{
    private const string Table = "weekly";
    private const string At = nameof(At);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static string PersonOf(Recipient recipient) => recipient.PersonId ?? recipient.Address.ToLowerInvariant();

    /// <summary>Counts the message in, once however often it is asked for.</summary>
    /// <returns>Null when it may leave; else when there is room again.</returns>
    public async Task<DateTimeOffset?> TryTakeAsync(LedgerEntry entry, Recipient recipient, DateTimeOffset now, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var partition = MessageKey.PartitionOf(PersonOf(recipient));
        var since = now - Week;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and At gt {since}");
        var others = new List<DateTimeOffset>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            if (row.RowKey != entry.RowKey)
                others.Add(row.GetDateTimeOffset(At)!.Value);
        }

        if (others.Count >= programme.Delivery.MaxPerPersonPerWeek)
            return others.Order().ElementAt(others.Count - programme.Delivery.MaxPerPersonPerWeek) + Week;
        await table.UpsertEntityAsync(new TableEntity(partition, entry.RowKey) { [At] = now }, TableUpdateMode.Replace, cancellation);
        return null;
    }
}
