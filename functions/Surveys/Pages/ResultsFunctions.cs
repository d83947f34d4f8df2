using System.Text;
using Automations.Programme;
using Automations.Storage;
using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Steering;
using Automations.Surveys.Summaries;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys.Pages;

internal sealed class ResultsFunctions(
    ISurveyDefinitions definitions,
    SurveyRuns runs,
    ResultStore results,
    SummaryStore summaries,
    Turnout turnout,
    RunSteering steering,
    IPages pages,
    ProgrammeSettings programme
)
{
    [Function("SurveysPage")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "surveys")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var all = new List<SurveyOverview>();
        foreach (var definition in await definitions.AllAsync(cancellation))
            all.Add(new(definition, await runs.OfAsync(definition.Id, cancellation)));
        return await pages.RenderAsync<SurveysPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(SurveysPage.Surveys)] = all,
                [nameof(SurveysPage.SignedInAs)] = request.SignedInPerson().Name,
                [nameof(SurveysPage.MayStart)] = request.SignedInPerson().IsCommunityManager,
            }
        );
    }

    /// <summary><c>?run=&amp;group=</c>; the latest run when it is not said. <c>ordered=</c> says what has just been ordered of it.</summary>
    [Function("SurveyResultsPage")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "surveys/{survey}/results")] HttpRequest request,
        string survey,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var found = await runs.OfAsync(survey, cancellation);
        if (Chosen(request, found) is not { } run)
            return await NotFoundAsync(request);
        var said = request.SignedInPerson().IsCommunityManager ? SteeringTexts.Ordered(request.Query["ordered"].ToString(), run.State, Site.VoiceOf(request, programme)) : null;
        return await PageAsync(request, run, found, new(Said: said), client, cancellation);
    }

    /// <summary>A community manager ends the run, or has changed the summary of a question's texts.</summary>
    [Function("SurveyResultsSubmit")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "surveys/{survey}/results")] HttpRequest request,
        string survey,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var found = await runs.OfAsync(survey, cancellation);
        if (Chosen(request, found) is not { } run)
            return await NotFoundAsync(request);
        var fields = await request.FieldsAsync(cancellation);
        return SteeringForm.Of(fields) is { } order
            ? await SteerAsync(request, run, found, order, client, cancellation)
            : await SumUpAsync(request, run, found, SummaryForm.Of(fields), client, cancellation);
    }

    [Function("SurveyResultsCsv")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> Download(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "surveys/{survey}/results.csv")] HttpRequest request,
        string survey,
        CancellationToken cancellation
    )
    {
        if (Chosen(request, await runs.OfAsync(survey, cancellation)) is not { } run || await ToldAsync(run, cancellation) is not { } told)
            return await NotFoundAsync(request);
        var csv = ResultsCsv.Of(run, told, GroupOf(request, told), Site.VoiceOf(request, programme), programme.DefaultOffice.TimeZone);
        return Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", $"{run.Id}.csv");
    }

    private async Task<IResult> SteerAsync(HttpRequest request, SurveyRun run, IReadOnlyList<SurveyRun> found, SteeringForm form, DurableTaskClient client, CancellationToken cancellation)
    {
        var voice = Site.VoiceOf(request, programme);
        if (!form.Check(voice))
            return await PageAsync(request, run, found, new(Steering: form), client, cancellation);
        return await steering.OrderAsync(run, form, request.SignedInPerson(), client, cancellation) is { } refusal
            ? await PageAsync(request, run, found, new(Said: SteeringTexts.Refused(refusal, voice), IsRefused: true), client, cancellation)
            : Results.LocalRedirect($"/surveys/{run.Definition.Id}/results?run={run.Id}&lang={voice.Language}&ordered={form.Action}");
    }

    private async Task<IResult> SumUpAsync(HttpRequest request, SurveyRun run, IReadOnlyList<SurveyRun> found, SummaryForm form, DurableTaskClient client, CancellationToken cancellation)
    {
        if (run.State != RunState.Closed || Asked(run, form.Question) is null || await summaries.FindAsync(run.Id, form.Question, cancellation) is not { } kept)
            return await NotFoundAsync(request);
        var voice = Site.VoiceOf(request, programme);
        if (form.Apply(kept, voice) is not { } changed)
            return await PageAsync(request, run, found, new(Summary: form), client, cancellation);
        return await summaries.TryReplaceAsync(run.Id, changed, kept.Version, cancellation)
            ? Results.LocalRedirect($"/surveys/{run.Definition.Id}/results?run={run.Id}&lang={voice.Language}#{form.Question}-title")
            : await PageAsync(request, run, found, new(Summary: form.Overtaken(voice)), client, cancellation);
    }

    private static SurveyQuestion? Asked(SurveyRun run, string question) => run.Definition.Questions.FirstOrDefault(each => each.Id == question && each.Kind == QuestionKind.FreeText);

    private async Task<IResult> PageAsync(HttpRequest request, SurveyRun run, IReadOnlyList<SurveyRun> found, WhatWasSent sent, DurableTaskClient client, CancellationToken cancellation)
    {
        var told = await ToldAsync(run, cancellation);
        var answered = run.State == RunState.Open ? await turnout.CountAsync(run, cancellation) : run.Answered;
        return await pages.RenderAsync<ResultsPage>(
            request,
            sent.Status,
            new Dictionary<string, object?>
            {
                [nameof(ResultsPage.Run)] = run,
                [nameof(ResultsPage.Runs)] = found,
                [nameof(ResultsPage.Results)] = told,
                [nameof(ResultsPage.Answered)] = answered,
                [nameof(ResultsPage.Group)] = GroupOf(request, told),
                [nameof(ResultsPage.Summaries)] = told is null ? (IReadOnlyList<VersionOf<FreeTextSummary>>)[] : await summaries.OfAsync(run, cancellation),
                [nameof(ResultsPage.MayEdit)] = request.SignedInPerson().IsCommunityManager,
                [nameof(ResultsPage.Form)] = sent.Summary,
                [nameof(ResultsPage.Standing)] = await steering.StandingOfAsync(run, client, cancellation),
                [nameof(ResultsPage.Steering)] = sent.Steering,
                [nameof(ResultsPage.Said)] = sent.Said,
                [nameof(ResultsPage.Trend)] = await TrendAsync(found, cancellation),
                [nameof(ResultsPage.SignedInAs)] = request.SignedInPerson().Name,
            }
        );
    }

    private static SurveyRun? Chosen(HttpRequest request, IReadOnlyList<SurveyRun> found)
    {
        var wanted = request.Query["run"].ToString();
        return wanted.Length > 0
            ? found.FirstOrDefault(run => run.Id == wanted)
            : found.FirstOrDefault(run => run.State == RunState.Closed) ?? (found.Count > 0 ? found[0] : null);
    }

    /// <returns>Null until the run has closed: results that grow would tell what the latest one answered.</returns>
    private async Task<SurveyResults?> ToldAsync(SurveyRun run, CancellationToken cancellation) =>
        run.State == RunState.Closed ? await results.FindAsync(run.Id, cancellation) : null;

    private static string? GroupOf(HttpRequest request, SurveyResults? told)
    {
        var wanted = request.Query["group"].ToString();
        return told is not null && told.Groups().Contains(wanted) ? wanted : null;
    }

    private async Task<IReadOnlyList<SurveyResults>> TrendAsync(IEnumerable<SurveyRun> found, CancellationToken cancellation)
    {
        const int most = 12;
        var told = new List<SurveyResults>();
        foreach (var run in found.Where(run => run.State == RunState.Closed).Take(most))
            if (await ToldAsync(run, cancellation) is { IsShown: true } results)
                told.Add(results);
        told.Reverse();
        return told;
    }

    private Task<IResult> NotFoundAsync(HttpRequest request) => pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);

    /// <summary>A form that is shown again for what is missing in it, or what has come of one.</summary>
    private sealed record WhatWasSent(SummaryForm? Summary = null, SteeringForm? Steering = null, string? Said = null, bool IsRefused = false)
    {
        public int Status =>
            IsRefused ? StatusCodes.Status409Conflict
            : Summary is null && Steering is null ? StatusCodes.Status200OK
            : StatusCodes.Status422UnprocessableEntity;
    }
}

/// <param name="Runs">The latest first.</param>
public sealed record SurveyOverview(SurveyDefinition Definition, IReadOnlyList<SurveyRun> Runs);
