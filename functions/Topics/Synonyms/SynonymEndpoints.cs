using System.Text.Json;
using Automations.Programme;
using Automations.Programme.Topics;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Topics.Synonyms;

/// <summary>What means the topics, changed while the app runs: from the next item on it counts. Weeks that are counted stay as they are.</summary>
internal sealed class SynonymEndpoints(SynonymTable table, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>A version is kept in one table property of 32 Ki characters.</summary>
    private const int LongestVersion = 32_000;

    [Function("GetTopicSynonyms")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/topics/synonyms")] HttpRequest request,
        CancellationToken cancellation
    ) => Answer(request, await table.CurrentAsync(cancellation));

    /// <summary>Replaces all of them. With <c>If-Match</c> only when nobody has changed them since.</summary>
    [Function("ReplaceTopicSynonyms")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/topics/synonyms")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.TooLarge();
        var (synonyms, problems) = Read(body);
        if (problems.Count > 0)
            return Problems.Validation(JsonProblem.ByField(problems));

        var current = await table.CurrentAsync(cancellation);
        if (request.Headers.IfMatch is [{ Length: > 0 } expected, ..] && expected != ETagOf(current) && expected != "*")
            return Changed(current);
        if (current.Version > 0 && SynonymChange.Between(current, current with { Synonyms = synonyms }).IsNothing)
            return Answer(request, current);
        var caller = request.SignedInPerson();
        var next = new SynonymVersion(current.Version + 1, time.GetUtcNow(), caller.PersonId ?? caller.Name, synonyms);
        if (JsonSerializer.Serialize(next, ProgrammeJson.Options).Length > LongestVersion)
            return Problems.Validation(new Dictionary<string, string[]> { ["synonyms"] = [$"synonyms must not take more than {LongestVersion} characters of JSON in all."] });
        return await table.TryAddAsync(next, cancellation) ? Answer(request, next) : Changed(next);
    }

    /// <summary>Who changed what, the latest first.</summary>
    [Function("ListTopicSynonymChanges")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/topics/synonyms/changes")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var changes = new List<SynonymChange>();
        SynonymVersion? later = null;
        await foreach (var version in table.AllAsync(cancellation))
        {
            if (later is not null)
                changes.Add(SynonymChange.Between(version, later));
            later = version;
        }

        if (later is not null)
            changes.Add(SynonymChange.Between(table.Original, later));
        return Results.Json(changes, ProgrammeJson.Options);
    }

    private (IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms, IReadOnlyList<JsonProblem> Problems) Read(string body)
    {
        var problems = new List<JsonProblem>();
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = new JsonSection(json.RootElement, "", problems);
            var synonyms = TopicSynonymsReader.Read(root.Object("synonyms"), programme.Topics);
            // what GET answers may be sent back
            foreach (var told in new[] { "version", "changedAt", "changedBy" })
                root.Has(told);
            root.Close();
            return (synonyms, problems);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return (new Dictionary<string, IReadOnlyList<string>>(), [new("body", "must be JSON such as {\"synonyms\":{\"Teams\":[\"group chat\"]}}.")]);
        }
    }

    private static IResult Answer(HttpRequest request, SynonymVersion version)
    {
        request.HttpContext.Response.Headers.ETag = ETagOf(version);
        return Results.Json(version, ProgrammeJson.Options);
    }

    private static IResult Changed(SynonymVersion current) =>
        Problems.Conflict($"Somebody else has changed the synonyms; they are at version {current.Version} now. GET /api/topics/synonyms and put your change on top.");

    private static string ETagOf(SynonymVersion version) => $"\"{version.Version}\"";
}
