using Automations.Storage;
using Automations.Surveys.Definitions;
using Automations.Surveys.Runs;

namespace Automations.Surveys.Summaries;

/// <summary>The summaries of a run, kept beside its results and as long as these.</summary>
internal sealed class SummaryStore(SurveyBlobs blobs)
{
    private const string Folder = "summaries/";
    private const string MaterialFolder = "summary-material/";

    /// <summary>The first one counts.</summary>
    public Task AddAsync(string run, FreeTextSummary summary, CancellationToken cancellation) =>
        blobs.TryAddAsync(run, Folder + summary.Question, summary, cancellation);

    /// <returns>Null when the question has none: there were few texts, or the run closed before there were summaries.</returns>
    public Task<VersionOf<FreeTextSummary>?> FindAsync(string run, string question, CancellationToken cancellation) =>
        blobs.ReadAsync<FreeTextSummary>(run, Folder + question, cancellation);

    /// <returns>Those of all questions, in the order of the survey.</returns>
    public async Task<IReadOnlyList<VersionOf<FreeTextSummary>>> OfAsync(SurveyRun run, CancellationToken cancellation)
    {
        var found = new List<VersionOf<FreeTextSummary>>();
        foreach (var question in run.Definition.Questions.Where(question => question.Kind == QuestionKind.FreeText))
            if (await FindAsync(run.Id, question.Id, cancellation) is { } summary)
                found.Add(summary);
        return found;
    }

    /// <returns>False when it has been changed since it had this version.</returns>
    public Task<bool> TryReplaceAsync(string run, FreeTextSummary summary, string version, CancellationToken cancellation) =>
        blobs.TryReplaceAsync(run, Folder + summary.Question, summary, version, cancellation);

    /// <summary>Keeps the texts without names until the model has been asked.</summary>
    public Task NoteMaterialAsync(string run, string question, IReadOnlyList<string> texts, CancellationToken cancellation) =>
        blobs.TryAddAsync(run, MaterialFolder + question, texts, cancellation);

    public async Task<IReadOnlyList<string>> MaterialAsync(string run, string question, CancellationToken cancellation) =>
        (await blobs.ReadAsync<List<string>>(run, MaterialFolder + question, cancellation))?.Content ?? [];

    public Task ForgetMaterialAsync(string run, CancellationToken cancellation) => blobs.DeleteAsync(run, MaterialFolder, cancellation);
}
