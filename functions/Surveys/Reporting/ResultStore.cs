using Automations.Surveys.Runs;

namespace Automations.Surveys.Reporting;

internal sealed class ResultStore(SurveyBlobs blobs)
{
    private const string Name = "results";

    /// <summary>Keeps the results of a run; the first ones count.</summary>
    public Task SaveAsync(SurveyResults results, CancellationToken cancellation) =>
        blobs.TryAddAsync(results.Run, Name, results, cancellation);

    /// <returns>Null while the run has not closed.</returns>
    public async Task<SurveyResults?> FindAsync(string run, CancellationToken cancellation) => (await blobs.ReadAsync<SurveyResults>(run, Name, cancellation))?.Content;
}
