using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Digests.Material;

/// <summary>What was announced: one partition a programme, one row an announcement.</summary>
internal sealed class MaterialTable(Tables tables, ProgrammeSettings programme)
{
    private const string Table = "material";
    private const string Record = nameof(Record);
    private const string At = nameof(At);

    /// <summary>The same id again replaces what it said, and keeps when it was announced first.</summary>
    public async Task<Announcement> SaveAsync(Announcement announcement, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, announcement.Id, cancellationToken: cancellation);
        var saved = row.HasValue ? announcement with { AnnouncedAt = Read(row.Value!).AnnouncedAt } : announcement;
        var entity = new TableEntity(programme.Id, saved.Id) { [At] = saved.AnnouncedAt, [Record] = JsonSerializer.Serialize(saved, ProgrammeJson.Options) };
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancellation);
        return saved;
    }

    /// <param name="since">Included.</param>
    /// <param name="until">Excluded.</param>
    public async IAsyncEnumerable<Announcement> BetweenAsync(DateTimeOffset since, DateTimeOffset until, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id} and At ge {since} and At lt {until}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            yield return Read(row);
    }

    private static Announcement Read(TableEntity row) => JsonSerializer.Deserialize<Announcement>(row.GetString(Record), ProgrammeJson.Options)!;
}
