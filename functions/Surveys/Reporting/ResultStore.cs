using Automations.Surveys.Runs;

namespace Automations.Surveys.Reporting;

internal sealed class ResultStore(SurveyBlobs blobs)
{
    private const string Name = "results";

    /// <summary>Keeps the results of a run; the first ones count.</summary>
    public Task SaveAsync(SurveyResults results, CancellationToken cancellation) =>
        blobs.WriteAsync(results.Run, Name, results, once: true, cancellation);

    /// <returns>Null while the run has not closed.</returns>
    public Task<SurveyResults?> FindAsync(string run, CancellationToken cancellation) => blobs.ReadAsync<SurveyResults>(run, Name, cancellation);
}
