using Automations.Programme;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Surveys.Runs;

/// <summary>The runs of all surveys: one partition a programme, one row a run.</summary>
internal sealed class SurveyRuns(Tables tables, ProgrammeSettings programme)
{
    private readonly RecordTable<SurveyRun> records = new(
        tables,
        "surveyruns",
        programme.Id,
        ProgrammeJson.Options,
        run => run.Id,
        (row, run) => row["Survey"] = run.Definition.Id
    );

    /// <returns>False when there is a run of this id already, which then is left as it is.</returns>
    public Task<bool> TryAddAsync(SurveyRun run, CancellationToken cancellation) => records.TryAddAsync(run, cancellation);

    public async Task<SurveyRun?> FindAsync(string id, CancellationToken cancellation) =>
        SurveyOrderRules.IsRun(id) ? await records.FindAsync(id, cancellation) : null;

    public async Task<SurveyRun> GetAsync(string id, CancellationToken cancellation) => await FindAsync(id, cancellation) ?? throw Missing(id);

    /// <returns>The survey's runs, the latest first.</returns>
    public async Task<IReadOnlyList<SurveyRun>> OfAsync(string survey, CancellationToken cancellation)
    {
        var runs = await records.QueryAsync(TableClient.CreateQueryFilter($"Survey eq {survey}"), cancellation).ToListAsync(cancellation);
        return [.. runs.OrderByDescending(run => run.Opens).ThenBy(run => run.Id, StringComparer.Ordinal)];
    }

    /// <returns>Those of all surveys that closed in this stretch of time, with their results.</returns>
    public IAsyncEnumerable<SurveyRun> ClosedAsync(DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) =>
        records.QueryAsync(filter: null, cancellation).Where(run => run.State == RunState.Closed && run.Closes >= from && run.Closes < until);

    /// <returns>Those that take answers, of all surveys.</returns>
    public async Task<IReadOnlyList<SurveyRun>> OpenAsync(CancellationToken cancellation) =>
        await records.QueryAsync(filter: null, cancellation).Where(run => run.State == RunState.Open).ToListAsync(cancellation);

    /// <summary>Changes the run as it stands by then; repeating the same change is a no-op.</summary>
    public async Task<SurveyRun> ChangeAsync(string id, Func<SurveyRun, SurveyRun> change, CancellationToken cancellation) =>
        await records.ChangeAsync(id, change, cancellation) ?? throw Missing(id);

    private static ArgumentException Missing(string id) => new($"There is no survey run {id}.", nameof(id));
}
