using System.Text.Json;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Digests.Editions;

/// <summary>The editions of the programme: one partition a programme, one row an edition.</summary>
internal sealed class EditionTable(Tables tables, ProgrammeSettings programme)
{
    private const string Table = "digests";
    private const string Record = nameof(Record);
    private const int MostTries = 20;

    /// <returns>The edition as it stands: this one, or the one that was there already.</returns>
    public async Task<Edition> AddAsync(Edition edition, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        try
        {
            await table.AddEntityAsync(Row(edition), cancellation);
            return edition;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return await GetAsync(edition.Id, cancellation);
        }
    }

    public async Task<Edition?> FindAsync(string id, CancellationToken cancellation) =>
        EditionIds.IsOne(id) && await RowAsync(id, cancellation) is { } row ? Read(row) : null;

    public async Task<Edition> GetAsync(string id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ?? throw new ArgumentException($"There is no digest {id}.", nameof(id));

    /// <returns>The latest day of sending first.</returns>
    public async Task<IReadOnlyList<Edition>> AllAsync(CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        var editions = new List<Edition>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            editions.Add(Read(row));
        return [.. editions.OrderByDescending(edition => edition.SendOn).ThenBy(edition => edition.Id, StringComparer.Ordinal)];
    }

    /// <returns>The last one that people got, of this cadence and before this moment; null for none.</returns>
    public async Task<Edition?> LastAsync(NewsCadence cadence, DateTimeOffset before, CancellationToken cancellation) =>
        (await AllAsync(cancellation))
            .Where(edition => edition is { IsPublished: true, IsExtra: false } && edition.Cadence == cadence && edition.Period.Until < before)
            .MaxBy(edition => edition.Period.Until);

    /// <summary>Changes the edition as it stands by then; repeating the same change is a no-op.</summary>
    public async Task<Edition> ChangeAsync(string id, Func<Edition, Edition> change, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var row = await RowAsync(id, cancellation) ?? throw new ArgumentException($"There is no digest {id}.", nameof(id));
            var changed = change(Read(row));
            try
            {
                await table.UpdateEntityAsync(Row(changed), row.ETag, TableUpdateMode.Replace, cancellation);
                return changed;
            }
            catch (RequestFailedException other) when (other.Status == 412 && attempt < MostTries)
            {
                // somebody else changed it meanwhile
            }
        }
    }

    private async Task<TableEntity?> RowAsync(string id, CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, id, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private TableEntity Row(Edition edition) => new(programme.Id, edition.Id) { [Record] = JsonSerializer.Serialize(edition, ProgrammeJson.Options) };

    private static Edition Read(TableEntity row) => JsonSerializer.Deserialize<Edition>(row.GetString(Record), ProgrammeJson.Options)!;

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
