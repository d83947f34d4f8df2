using Automations.Delivery;
using Automations.LanguageModel;
using Automations.People;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Programme.Workflows;
using Automations.Surveys.Definitions;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Summaries;
using Automations.Web;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Automations.Surveys.Activities;

internal sealed class ResultActivities(
    SurveyRuns runs,
    RunClosing closing,
    ResultStore results,
    SummaryStore summaries,
    ILanguageModel model,
    ResultReaders readers,
    IOutbox outbox,
    ITopicIntake topics,
    ProgrammeSettings programme,
    IOptions<AppOptions> app
)
{
    public const string CloseRun = "CloseSurveyRun";
    public const string WithdrawRun = "WithdrawSurveyRun";
    public const string ReportResults = "ReportSurveyResults";
    public const string HandOverTopics = "HandOverSurveyTopics";

    /// <returns>How many answered.</returns>
    [Function(CloseRun)]
    public async Task<int> CloseAsync([ActivityTrigger] string runId, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var told = await closing.CloseAsync(runId, cancellation);
        if (model.IsSet && SummaryMaking.SummedUp(told).Select(question => question.Question).ToList() is { Count: > 0 } questions)
            await client.StartOnceAsync(SummaryWorkflow.Name, SummaryWorkflow.InstanceIdOf(runId), new SummaryOrder(runId, questions), cancellation);
        return told.Answered;
    }

    [Function(WithdrawRun)]
    public Task WithdrawAsync([ActivityTrigger] string runId, CancellationToken cancellation) => closing.WithdrawAsync(runId, cancellation);

    /// <summary>To the community managers and the run's hosts, each once.</summary>
    [Function(ReportResults)]
    public async Task ReportAsync([ActivityTrigger] string runId, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(runId, cancellation);
        var told = await results.FindAsync(runId, cancellation) ?? throw new InvalidOperationException($"The survey run {runId} has no results.");
        var kept = await summaries.OfAsync(run, cancellation);
        foreach (var person in await readers.OfAsync(run, cancellation))
        {
            var voice = new Voice(person.Language, programme.AddressForm);
            var title = run.Definition.Title.In(voice, run.Occasion, person.TimeZone);
            var page = app.Value.AddressOf($"/surveys/{told.Survey}/results?run={told.Run}&lang={person.Language}");
            var view = new SurveyResultsView(title, told.Invited, told.Answered, Figures.Percent(told.Answered, told.Invited), told.LeastAnswers, told.IsShown, run.Definition.Anonymous, [.. kept.Where(summary => summary.Content.Themes.Count > 0).Select(summary => ThemesOf(run, summary.Content, voice, person))], page);
            await outbox.QueueAsync(SurveyMessages.To(run, person, SurveyMessages.Results, view), cancellation);
        }
    }

    /// <summary>Only what may be seen at all goes on to the topics.</summary>
    [Function(HandOverTopics)]
    public async Task HandOverAsync([ActivityTrigger] string runId, CancellationToken cancellation)
    {
        var run = await runs.GetAsync(runId, cancellation);
        if (await results.FindAsync(runId, cancellation) is not { } told)
            return;
        foreach (var question in run.Definition.Questions.Where(question => question.Topics))
        {
            var texts = told.Questions.FirstOrDefault(result => result.Question == question.Id)?.Texts ?? [];
            for (var index = 0; index < texts.Count; index++)
                await topics.AddAsync(new($"survey-{runId}-{question.Id}-{index}", TopicNote.FromSurveys, $"survey-{runId}", told.ClosedOn, texts[index]) { Question = question.Id }, cancellation);
        }
    }

    /// <summary>Those found without the model: nobody has read its draft yet.</summary>
    private static string ThemesOf(SurveyRun run, FreeTextSummary summary, Voice voice, Person person)
    {
        var question = run.Definition.Questions.First(question => question.Id == summary.Question).Text.In(voice, run.Occasion, person.TimeZone);
        return SummaryWords.Themes(question, summary.Themes, voice);
    }
}
