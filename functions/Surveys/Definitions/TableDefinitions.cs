using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Surveys.Definitions;

internal sealed class TableDefinitions(Tables tables, ProgrammeSettings programme) : ISurveyDefinitions
{
    private const string Table = "surveys";
    private const string Record = nameof(Record);

    public async Task<SurveyDefinition?> FindAsync(string id, CancellationToken cancellation)
    {
        if (BuiltInDefinitions.All.TryGetValue(id, out var builtIn))
            return builtIn;
        var row = await RowAsync(await OpenAsync(cancellation), id, cancellation);
        return row is null ? null : Read(row);
    }

    public async Task<IReadOnlyList<SurveyDefinition>> AllAsync(CancellationToken cancellation)
    {
        var table = await OpenAsync(cancellation);
        var all = BuiltInDefinitions.All.Values.ToList();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            all.Add(Read(row));
        return [.. all.OrderBy(definition => definition.Id, StringComparer.Ordinal)];
    }

    public async Task<SavedDefinition> SaveAsync(SurveyDefinition definition, bool replace, CancellationToken cancellation)
    {
        if (BuiltInDefinitions.All.ContainsKey(definition.Id))
            return SavedDefinition.BuiltIn;
        var table = await OpenAsync(cancellation);
        var row = new TableEntity(programme.Id, definition.Id) { [Record] = JsonSerializer.Serialize(definition, ProgrammeJson.Options) };
        try
        {
            await table.AddEntityAsync(row, cancellation);
            return SavedDefinition.Created;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // told below whether it is the same
        }

        if ((await RowAsync(table, definition.Id, cancellation))?.GetString(Record) == row.GetString(Record))
            return SavedDefinition.Same;
        if (!replace)
            return SavedDefinition.Taken;
        await table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
        return SavedDefinition.Replaced;
    }

    private async Task<TableEntity?> RowAsync(TableClient table, string id, CancellationToken cancellation)
    {
        if (!ProgrammeRules.IsKey(id))
            return null;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, id, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static SurveyDefinition Read(TableEntity row) => JsonSerializer.Deserialize<SurveyDefinition>(row.GetString(Record), ProgrammeJson.Options)!;

    private ValueTask<TableClient> OpenAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
