using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Digests.Audience;

/// <summary>What people want of the digest: one partition a programme, a row for whoever said anything.</summary>
internal sealed class WishTable(Tables tables, ProgrammeSettings programme)
{
    private const string Table = "digestwishes";
    private const string Record = nameof(Record);

    public async Task<DigestWishes?> FindAsync(string person, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, KeyOf(person), cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The same again changes nothing.</summary>
    public async Task SaveAsync(DigestWishes wishes, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var row = new TableEntity(programme.Id, KeyOf(wishes.Person)) { [Record] = JsonSerializer.Serialize(wishes, ProgrammeJson.Options) };
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    /// <returns>By object id.</returns>
    public async Task<IReadOnlyDictionary<string, DigestWishes>> AllAsync(CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        var all = new Dictionary<string, DigestWishes>(StringComparer.OrdinalIgnoreCase);
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            var wishes = Read(row);
            all[wishes.Person] = wishes;
        }

        return all;
    }

    private static DigestWishes Read(TableEntity row) => JsonSerializer.Deserialize<DigestWishes>(row.GetString(Record), ProgrammeJson.Options)!;

    private static string KeyOf(string person) => person.ToLowerInvariant();
}
