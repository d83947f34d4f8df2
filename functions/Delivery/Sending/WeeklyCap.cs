using Automations.Delivery.Outbox;
using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Delivery.Sending;

/// <summary>How many messages of the lowest priority a person gets in seven days: one partition a person, one row a message, gone with the next one after a week.</summary>
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
        var (others, over) = (new List<DateTimeOffset>(), new List<string>());
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellation))
        {
            if (row.GetDateTimeOffset(At)!.Value is var at && at <= since)
                over.Add(row.RowKey);
            else if (row.RowKey != entry.RowKey)
                others.Add(at);
        }

        if (others.Count >= programme.Delivery.MaxPerPersonPerWeek)
            return others.Order().ElementAt(others.Count - programme.Delivery.MaxPerPersonPerWeek) + Week;
        await table.UpsertEntityAsync(new TableEntity(partition, entry.RowKey) { [At] = now }, TableUpdateMode.Replace, cancellation);
        foreach (var key in over.Where(key => key != entry.RowKey))
            await table.DeleteEntityAsync(partition, key, ETag.All, cancellation);
        return null;
    }
}
