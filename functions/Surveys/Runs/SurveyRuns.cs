using System.Text.Json;
using Automations.Programme;
using Automations.Storage;
using Azure;
using Azure.Data.Tables;

namespace Automations.Surveys.Runs;

/// <summary>The runs of all surveys: one partition a programme, one row a run.</summary>
internal sealed class SurveyRuns(Tables tables, ProgrammeSettings programme)
{
    private const string Table = "surveyruns";
    private const string Survey = nameof(Survey);
    private const string Record = nameof(Record);
    private const int MostTries = 20;

    /// <returns>False when there is a run of this id already, which then is left as it is.</returns>
    public async Task<bool> TryAddAsync(SurveyRun run, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        try
        {
            await table.AddEntityAsync(Row(run), cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            return false;
        }
    }

    public async Task<SurveyRun?> FindAsync(string id, CancellationToken cancellation) =>
        SurveyOrderRules.IsRun(id) && await RowAsync(id, cancellation) is { } row ? Read(row) : null;

    public async Task<SurveyRun> GetAsync(string id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) ?? throw new ArgumentException($"There is no survey run {id}.", nameof(id));

    /// <returns>The survey's runs, the latest first.</returns>
    public async Task<IReadOnlyList<SurveyRun>> OfAsync(string survey, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id} and Survey eq {survey}");
        var runs = new List<SurveyRun>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
            runs.Add(Read(row));
        return [.. runs.OrderByDescending(run => run.Opens).ThenBy(run => run.Id, StringComparer.Ordinal)];
    }

    /// <returns>Those that take answers, of all surveys.</returns>
    public async Task<IReadOnlyList<SurveyRun>> OpenAsync(CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {programme.Id}");
        return await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation).Select(Read).Where(run => run.State == RunState.Open).ToListAsync(cancellation);
    }

    /// <summary>Changes the run as it stands by then; repeating the same change is a no-op.</summary>
    public async Task<SurveyRun> ChangeAsync(string id, Func<SurveyRun, SurveyRun> change, CancellationToken cancellation)
    {
        var table = await TableAsync(cancellation);
        for (var attempt = 1; ; attempt++)
        {
            var row = await RowAsync(id, cancellation) ?? throw new ArgumentException($"There is no survey run {id}.", nameof(id));
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
        var table = await TableAsync(cancellation);
        var row = await table.GetEntityIfExistsAsync<TableEntity>(programme.Id, id, cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private TableEntity Row(SurveyRun run) =>
        new(programme.Id, run.Id) { [Survey] = run.Definition.Id, [Record] = JsonSerializer.Serialize(run, ProgrammeJson.Options) };

    private static SurveyRun Read(TableEntity row) => JsonSerializer.Deserialize<SurveyRun>(row.GetString(Record), ProgrammeJson.Options)!;

    private ValueTask<TableClient> TableAsync(CancellationToken cancellation) => tables.OpenAsync(Table, cancellation);
}
