using System.Text.Json;
using Automations.Digests.Editions;
using Automations.Digests.Workflow;
using Automations.Programme;
using Automations.Programme.News;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Http;

/// <summary>The digests, for tools.</summary>
internal sealed class DigestEndpoints(DigestOrders orders, EditionTable editions)
{
    private const string AnObject = "The body must be a JSON object, or empty.";

    [Function("StartDigest")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/digests")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (json, refused) = await JsonBody.ReadAsync(request, "The body must be JSON; {} makes a digest of what has happened since the last one.", cancellation);
        if (refused is not null)
            return refused;
        var (order, wrong) = DigestOrder.Read(json!.Value);
        if (order is null)
            return Problems.Validation(JsonProblem.ByField(wrong));
        var placed = await orders.PlaceAsync(order, client, cancellation);
        if (placed.Edition is not { } edition)
            return Problems.Validation(JsonProblem.ByField(placed.Problems));
        request.HttpContext.Response.Headers.Location = $"/api/digests/{edition}";
        var answer = new { edition, instanceId = orders.InstanceIdOf(edition) };
        return Results.Json(answer, ProgrammeJson.Options, statusCode: placed.IsNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK);
    }

    [Function("ListDigests")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/digests")] HttpRequest request,
        CancellationToken cancellation
    ) => Results.Json((await editions.AllAsync(cancellation)).Select(AnswerOf), ProgrammeJson.Options);

    [Function("GetDigest")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/digests/{edition}")] HttpRequest request,
        string edition,
        CancellationToken cancellation
    ) => await editions.FindAsync(edition, cancellation) is { } found ? Results.Json(AnswerOf(found), ProgrammeJson.Options) : NotFound(edition);

    /// <summary><c>approve</c>, <c>postpone</c> with <c>sendOn</c>, <c>skip</c>, <c>withdraw</c> or <c>retry</c>.</summary>
    [Function("SteerDigest")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> SteerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/digests/{edition}/{action}")] HttpRequest request,
        string edition,
        string action,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (!Enum.TryParse<DigestAction>(action, ignoreCase: true, out var wanted) || !Enum.IsDefined(wanted))
            return Problems.NotFound($"A digest knows no action \"{action}\"; it knows approve, postpone, skip, withdraw and retry.");
        if (await editions.FindAsync(edition, cancellation) is null)
            return NotFound(edition);
        var (body, refused) = await JsonBody.ReadAsync(request, AnObject, cancellation);
        if (refused is not null)
            return refused;
        if (body is not { ValueKind: JsonValueKind.Object } json)
            return Problems.BadRequest(AnObject);
        var wrong = new List<JsonProblem>();
        var section = new JsonSection(json, "", wrong);
        var steering = new DigestSteering(wanted, section.Has("reason") ? section.Text("reason", 500) : null, section.Day("sendOn"));
        section.Close();
        if (wrong.Count > 0)
            return Problems.Validation(JsonProblem.ByField(wrong));
        return await orders.SteerAsync(edition, steering, client, cancellation) is { } refusal ? Problems.Conflict(refusal) : Results.Accepted($"/api/digests/{edition}");
    }

    private EditionAnswer AnswerOf(Edition edition) =>
        new(edition.Id, orders.InstanceIdOf(edition.Id), edition.Cadence, edition.State, edition.Period.Since, edition.Period.Until, edition.SendOn, edition.SendAt, edition.PublishedAt, edition.Recipients, edition.Subjects, edition.Note);


    private static IResult NotFound(string edition) => Problems.NotFound($"There is no digest \"{edition}\"; GET /api/digests lists them.");
}

/// <param name="SendAt">On each recipient's own clock.</param>
/// <param name="Recipients">How many wanted it when it was published.</param>
public sealed record EditionAnswer(
    string Edition,
    string InstanceId,
    NewsCadence Cadence,
    EditionState State,
    DateTimeOffset Since,
    DateTimeOffset Until,
    DateOnly SendOn,
    TimeOnly SendAt,
    DateTimeOffset? PublishedAt,
    int Recipients,
    IReadOnlyDictionary<string, string> Subjects,
    string? Note
);
