using Automations.Programme;
using Automations.Surveys.Definitions;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Surveys.Http;

/// <summary>The surveys that can be held, for tools.</summary>
internal sealed class DefinitionEndpoints(ISurveyDefinitions definitions, ProgrammeSettings programme)
{
    /// <summary>A run keeps its definition in one table property of 64 KiB of UTF-16, beside its other fields.</summary>
    private const int LongestDefinition = 28_000;

    [Function("ListSurveys")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/surveys")] HttpRequest request,
        CancellationToken cancellation
    ) => Results.Json(await definitions.AllAsync(cancellation), ProgrammeJson.Options);

    [Function("GetSurvey")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/surveys/{survey}")] HttpRequest request,
        string survey,
        CancellationToken cancellation
    ) =>
        await definitions.FindAsync(survey, cancellation) is { } definition
            ? Results.Json(definition, ProgrammeJson.Options)
            : NotFound(survey);

    [Function("CreateSurvey")]
    [RequireRole(AppRoles.CommunityManager)]
    public Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/surveys")] HttpRequest request,
        CancellationToken cancellation
    ) => SaveAsync(request, survey: null, cancellation);

    /// <summary>Runs that were ordered keep the definition they were ordered with.</summary>
    [Function("ReplaceSurvey")]
    [RequireRole(AppRoles.CommunityManager)]
    public Task<IResult> ReplaceAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/surveys/{survey}")] HttpRequest request,
        string survey,
        CancellationToken cancellation
    ) => SaveAsync(request, survey, cancellation);

    internal static IResult NotFound(string survey) => Problems.NotFound($"There is no survey \"{survey}\"; GET /api/surveys lists them.");

    private async Task<IResult> SaveAsync(HttpRequest request, string? survey, CancellationToken cancellation)
    {
        if (await request.ReadTextAsync(cancellation) is not { Length: <= LongestDefinition } body)
            return Problems.BadRequest($"The body is too long for a survey: {LongestDefinition} characters are the most.");
        var (definition, problems) = new DefinitionReader(programme.Languages).Read(body);
        if (definition is null)
            return Problems.Validation(JsonProblem.ByField(problems));
        if (survey is not null && survey != definition.Id)
            return Problems.Validation(new Dictionary<string, string[]> { ["id"] = [$"id is \"{definition.Id}\", but the address says \"{survey}\"."] });

        request.HttpContext.Response.Headers.Location = $"/api/surveys/{definition.Id}";
        return await definitions.SaveAsync(definition, replace: survey is not null, cancellation) switch
        {
            SavedDefinition.Created => Results.Json(definition, ProgrammeJson.Options, statusCode: StatusCodes.Status201Created),
            SavedDefinition.BuiltIn => Problems.Conflict($"\"{definition.Id}\" comes with the product; choose another id."),
            SavedDefinition.Taken => Problems.Conflict($"There is another survey \"{definition.Id}\"; PUT /api/surveys/{definition.Id} replaces it."),
            _ => Results.Json(definition, ProgrammeJson.Options),
        };
    }
}
