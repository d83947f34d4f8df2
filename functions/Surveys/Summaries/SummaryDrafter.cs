using Automations.LanguageModel;
using Automations.Programme;
using Automations.Surveys.Definitions;
using Automations.Surveys.Runs;
using Automations.Web;
using Microsoft.Extensions.Logging;

namespace Automations.Surveys.Summaries;

/// <summary>Lets the language model draft the summary of one question in all languages of the programme. What it gets names nobody.</summary>
internal sealed partial class SummaryDrafter(SummaryStore store, SurveyRuns runs, ILanguageModel model, ProgrammeSettings programme, ILogger<SummaryDrafter> log)
{
    private const int MostTokens = 1_500;
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Late = TimeSpan.FromHours(1);

    /// <returns>After how long it should be asked again; null when it need not be.</returns>
    public async Task<TimeSpan?> DraftAsync(string runId, string question, CancellationToken cancellation)
    {
        if (await store.FindAsync(runId, question, cancellation) is not { Content.Drafts.Count: 0 })
            return null;
        if (await store.MaterialAsync(runId, question, cancellation) is not { Count: > 0 } texts)
            return null;
        var run = await runs.GetAsync(runId, cancellation);
        var material = SummaryMaterial.Of(TextOf(run, question), texts);
        var reply = await model.AskAsync<SummaryAnswer>(new("survey-summary", Instructions(), material.Text, MostTokens), cancellation);
        if (reply.Answer is { } answer && DraftCheck.Of(answer, material.Count, programme.Languages) is { Count: > 0 } drafts)
        {
            await KeepAsync(runId, question, drafts, cancellation);
            return null;
        }

        LogWithout(runId, question, reply.Setback);
        return reply.MaySucceedLater ? Wait(reply.RetryAfter) : null;
    }

    private static TimeSpan Wait(TimeSpan? wished) => wished is not { } wait || wait < Soon ? Soon : wait > Late ? Late : wait;

    private async Task KeepAsync(string run, string question, IReadOnlyDictionary<string, SummaryDraft> drafts, CancellationToken cancellation)
    {
        // somebody may be writing a summary of their own in the same moment
        while (await store.FindAsync(run, question, cancellation) is { } kept)
            if (await store.TryReplaceAsync(run, kept.Content with { Drafts = drafts }, kept.Version, cancellation))
                return;
    }

    private string TextOf(SurveyRun run, string question) =>
        run.Definition.Questions.First(each => each.Id == question).Text.In(new Voice(programme.Languages[0], programme.AddressForm), run.Occasion, programme.DefaultOffice.TimeZone);

    private string Instructions()
    {
        var languages = string.Join(", ", programme.Languages.Select(language => $"\"{language}\""));
        return "The material is a question of an anonymous survey among volunteers who help colleagues with digital tools, and the numbered answers to it. Sum the answers up for "
            + "the people who run the programme: two to four plain, concrete sentences, as balanced as the answers are, gender-fair, plain text, no list, no greeting, no advice, no figures. "
            + "Then name up to five themes, each in two to five words, with the numbers of all answers that speak of it; an answer may belong to several themes or to none. "
            + $"Write the summary and each theme's name in each of these languages: {languages}. Name nobody.";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The summary of {Question} in the survey run {Run} is without a draft of the model ({Setback})")]
    private partial void LogWithout(string run, string question, Setback setback);
}
