using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Surveys.OptingOut;

/// <summary>Who does not want to be asked in surveys: one row a person, and nothing but that.</summary>
internal sealed class SurveyRefusals(Tables tables, ProgrammeSettings programme)
{
    private const string Table = "surveyrefusals";

    public async Task<bool> ContainsAsync(string personId, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        return (await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, personId, ["RowKey"], cancellation)).HasValue;
    }

    public async Task<IReadOnlySet<string>> AllAsync(CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        return await table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellation).Select(row => row.RowKey).ToHashSetAsync(StringComparer.Ordinal, cancellation);
    }

    /// <summary>Repeating it is a no-op.</summary>
    public async Task SetAsync(string personId, bool refuses, CancellationToken cancellation)
    {
        var table = await tables.OpenAsync(Table, cancellation);
        if (refuses)
            await table.UpsertEntityAsync(new TableEntity(programme.Id, personId), TableUpdateMode.Replace, cancellation);
        else
            await table.DeleteEntityAsync(programme.Id, personId, ETag.All, cancellation);
    }
}
