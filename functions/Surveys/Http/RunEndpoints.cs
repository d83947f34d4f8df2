using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Steering;
using Automations.Surveys.Summaries;
using Automations.Surveys.Workflow;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Surveys.Http;

/// <summary>The runs of a survey, for tools.</summary>
internal sealed class RunEndpoints(
    ISurveyDefinitions definitions,
    SurveyOrders orders,
    SurveyRuns runs,
    Turnout turnout,
    ResultStore results,
    SummaryStore summaries,
    ProgrammeSettings programme,
    RunSteering steering,
    TimeProvider time
)
{
    /// <summary>As many people as an order may name, by addresses of usual length.</summary>
    private const int LongestOrder = SurveyOrderRules.MostPeople * 80;

    [Function("StartSurveyRun")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/surveys/{survey}/runs")] HttpRequest request,
        string survey,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await definitions.FindAsync(survey, cancellation) is null)
            return DefinitionEndpoints.NotFound(survey);
        var (json, refusal) = await JsonBody.ReadAsync(request, "The body must be JSON; {} starts the survey with everybody, now.", cancellation, LongestOrder);
        if (refusal is not null)
            return refusal;
        var (order, problems) = new SurveyStartReader(programme, time).Read(json!.Value, survey);
        if (order is null)
            return Problems.Validation(JsonProblem.ByField(problems));

        var placed = await orders.TryPlaceAsync(order, client, cancellation);
        if (placed.InstanceId is null)
            return Problems.Validation(JsonProblem.ByField(placed.Problems));
        request.HttpContext.Response.Headers.Location = $"/api/surveys/{survey}/runs/{order.Run}";
        var status = placed.IsNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        return Results.Json(await AnswerOfAsync(await runs.GetAsync(order.Run, cancellation), cancellation), ProgrammeJson.Options, statusCode: status);
    }

    [Function("ListSurveyRuns")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/surveys/{survey}/runs")] HttpRequest request,
        string survey,
        CancellationToken cancellation
    )
    {
        var answers = new List<RunAnswer>();
        foreach (var run in await runs.OfAsync(survey, cancellation))
            answers.Add(await AnswerOfAsync(run, cancellation));
        return answers.Count > 0 || await definitions.FindAsync(survey, cancellation) is not null
            ? Results.Json(answers, ProgrammeJson.Options)
            : DefinitionEndpoints.NotFound(survey);
    }

    /// <summary>With its results once it has closed; before, nobody sees any.</summary>
    [Function("GetSurveyRun")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/surveys/{survey}/runs/{run}")] HttpRequest request,
        string survey,
        string run,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(survey, run, cancellation) is not { } found)
            return NotFound(survey, run);
        var told = found.State == RunState.Closed ? await results.FindAsync(run, cancellation) : null;
        return Results.Json(await AnswerOfAsync(found, cancellation) with { Results = told, Summaries = told is null ? null : await SummariesAsync(found, cancellation) }, ProgrammeJson.Options);
    }

    [Function("CloseSurveyRunEarly")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> CloseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/surveys/{survey}/runs/{run}/close")] HttpRequest request,
        string survey,
        string run,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await FindAsync(survey, run, cancellation) is not { } found)
            return NotFound(survey, run);
        if (found.State != RunState.Open)
            return Problems.Conflict($"The run is {found.State}; only an open one can be closed.");
        if ((await steering.StandingOfAsync(found, client, cancellation)).Step is SurveyStep.NobodyAsked or null)
            return Problems.Conflict("The run has ended without asking anybody; there is nothing to close.");
        await client.RaiseEventAsync(SurveyOrder.InstanceIdOf(run), SurveySteering.Event, new SurveySteering(SurveyAction.Close, Reason: null), cancellation);
        return Results.Accepted($"/api/surveys/{survey}/runs/{run}");
    }

    private async Task<SurveyRun?> FindAsync(string survey, string run, CancellationToken cancellation) =>
        await runs.FindAsync(run, cancellation) is { } found && found.Definition.Id == survey ? found : null;

    private async Task<RunAnswer> AnswerOfAsync(SurveyRun run, CancellationToken cancellation)
    {
        var answered = run.State == RunState.Open ? await turnout.CountAsync(run, cancellation) : run.Answered;
        return new(run.Id, run.Definition.Id, SurveyOrder.InstanceIdOf(run.Id), run.State, run.Occasion, run.Opens, run.Closes, run.Invited, answered);
    }

    private async Task<IReadOnlyList<ShownSummary>> SummariesAsync(SurveyRun run, CancellationToken cancellation) =>
        [
            .. from kept in await summaries.OfAsync(run, cancellation)
               from language in programme.Languages
               select ShownSummary.Of(kept.Content, new Voice(language, programme.AddressForm)),
        ];

    private static IResult NotFound(string survey, string run) => Problems.NotFound($"The survey \"{survey}\" has no run \"{run}\".");
}

/// <param name="Answered">How many have answered so far, or had when it closed.</param>
/// <param name="Summaries">Of the free texts, one a question and language.</param>
public sealed record RunAnswer(
    string Run,
    string Survey,
    string InstanceId,
    RunState State,
    SurveyOccasion? Occasion,
    DateTimeOffset Opens,
    DateTimeOffset Closes,
    int Invited,
    int Answered,
    SurveyResults? Results = null,
    IReadOnlyList<ShownSummary>? Summaries = null
);
