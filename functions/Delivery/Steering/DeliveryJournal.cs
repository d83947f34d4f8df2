using System.Globalization;
using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Delivery.Steering;

/// <summary>Who stopped, cancelled, retried or changed a lane: one partition a programme, the latest first.</summary>
public sealed class DeliveryJournal(Tables tables, ProgrammeSettings programme, TimeProvider time)
{
    private const string Table = "deliveryjournal";

    public async Task NoteAsync(Manager by, string action, string? particulars, CancellationToken cancellation)
    {
        var (table, now) = (await tables.OpenAsync(Table, cancellation), time.GetUtcNow());
        var latestFirst = (DateTimeOffset.MaxValue.UtcTicks - now.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        var row = new TableEntity(programme.Id, $"{latestFirst}-{action}")
        {
            ["At"] = now,
            ["PersonId"] = by.Id,
            ["Name"] = by.Name,
            ["Action"] = action,
            ["Particulars"] = particulars,
        };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    public async Task<IReadOnlyList<DeliveryNote>> LatestAsync(int most, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var notes = new List<DeliveryNote>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, most, cancellationToken: cancellation))
        {
            notes.Add(new(row.GetDateTimeOffset("At")!.Value, row.GetString("Name"), row.GetString("Action"), row.GetString("Particulars")));
            if (notes.Count == most)
                break;
        }

        return notes;
    }
}

public sealed record DeliveryNote(DateTimeOffset At, string By, string Action, string? Particulars);

/// <param name="Id">Object id; null for an application.</param>
public sealed record Manager(string? Id, string Name);
