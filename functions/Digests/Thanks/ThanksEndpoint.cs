using System.Text.Json;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Thanks;

internal sealed class ThanksEndpoint(ThanksDesk desk, ISignIn signIn)
{
    private const string Expected = "The body must be a JSON object with to (mail address or object id) and text.";

    /// <summary>A champion or community manager thanks a colleague. The same on the same day is the same thank-you.</summary>
    [Function("SayThanks")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/thanks")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return Problems.Unauthorized();
        if (!await desk.MayThankAsync(who, cancellation))
            return Problems.ForbiddenTo("champions and community managers");
        var (body, refusal) = await JsonBody.ReadAsync(request, Expected, cancellation);
        if (refusal is not null)
            return refusal;
        if (body is not { ValueKind: JsonValueKind.Object } json)
            return Problems.BadRequest(Expected);
        var problems = new List<JsonProblem>();
        var (to, text) = Read(json, problems);
        if (problems.Count > 0)
            return Problems.Validation(JsonProblem.ByField(problems));
        var outcome = await desk.SayAsync(who, to, text, client, cancellation);
        return outcome.Said is { } said
            ? Results.Json(new ThanksAnswer(said.Id, said.To, said.At, outcome.IsTold), ProgrammeJson.Options, statusCode: outcome.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            : Problems.Validation(JsonProblem.ByField([new("to", RuleOf(outcome.Problem))]));
    }

    private static (string To, string Text) Read(JsonElement json, List<JsonProblem> problems)
    {
        try
        {
            var section = new JsonSection(json, "", problems);
            var read = (section.Text("to"), section.Text("text", ThankYou.LongestText));
            section.Close();
            return read;
        }
        catch (InvalidOperationException)
        {
            problems.Add(new("body", "has text with half a Unicode character in it."));
            return ("", "");
        }
    }

    private static string RuleOf(ThanksProblem problem) =>
        problem switch
        {
            ThanksProblem.Unknown => "is nobody in the directory.",
            ThanksProblem.Oneself => "must be somebody else than you.",
            ThanksProblem.Unwanted => "names somebody who does not want to be thanked here; tell them yourself.",
            _ => "is one too many: you have thanked ten times within a day.",
        };

}

/// <param name="InDigest">The next digest tells it, since the thanked person agreed to be named.</param>
public sealed record ThanksAnswer(string Id, string To, DateTimeOffset At, bool InDigest);
