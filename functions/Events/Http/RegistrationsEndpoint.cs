using System.Text.Json;
using Automations.Events.Planning;
using Automations.Events.Store;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Http;

/// <summary>Who comes: people for themselves, community managers for anybody.</summary>
internal sealed class RegistrationsEndpoint(IEventDesk desk, IRegistrations registrations, IDirectory directory, ISignIn signIn)
{
    /// <summary>
    /// An empty body registers the caller; <c>{"question": …}</c> tells the hosts, without a name, what the person wants to know. A community
    /// manager may name somebody: <c>{"person": …}</c>.
    /// </summary>
    [Function("RegisterForEvent")]
    public async Task<IResult> RegisterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/{eventId}/registrations")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.BadRequest("The body is too long.");
        var (named, question, errors) = Read(body);
        if (errors is not null)
            return Problems.Validation(errors);
        var (person, refusal) = await PersonAsync(request, named, cancellation);
        return person is null ? refusal! : Answer(eventId, await desk.RegisterAsync(eventId, person, question, client, cancellation));
    }

    [Function("UnregisterFromEvent")]
    public async Task<IResult> UnregisterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/events/{eventId}/registrations/{personId}")] HttpRequest request,
        string eventId,
        string personId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (person, refusal) = await PersonAsync(request, personId, cancellation);
        return person is null ? refusal! : Answer(eventId, await desk.DeclineAsync(eventId, person, client, cancellation));
    }

    [Function("ListRegistrations")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/events/{eventId}/registrations")] HttpRequest request,
        string eventId,
        CancellationToken cancellation
    )
    {
        var all = new List<RegistrationLine>();
        await foreach (var one in registrations.AllAsync(eventId, cancellation))
            all.Add(new(one.Person.Id, one.Person.DisplayName, one.State, one.Number, one.Since, one.Attended));
        return Results.Json(new RegistrationList([.. all.OrderBy(line => line.Number)]), ProgrammeJson.Options);
    }

    /// <returns>The question is null where there is none, and empty where it is to be taken back.</returns>
    private static (string? Person, string? Question, IReadOnlyDictionary<string, string[]>? Errors) Read(string body)
    {
        if (string.IsNullOrWhiteSpace(body))
            return (null, null, null);
        try
        {
            using var document = JsonDocument.Parse(body);
            var problems = new List<FieldProblem>();
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, null, FieldProblem.ByField([new("body", "The body must be one JSON object, or empty.")]));
            var fields = new JsonFields(document.RootElement, "", problems);
            var (person, question) = (fields.Text("person"), fields.Has("question") ? fields.Text("question") ?? "" : null);
            if (question?.Length > EventRulebook.LongestQuestion)
                problems.Add(new("question", $"question must not be longer than {EventRulebook.LongestQuestion} characters."));
            return problems.Count == 0 ? (person, question, null) : (null, null, FieldProblem.ByField(problems));
        }
        catch (JsonException)
        {
            return (null, null, FieldProblem.ByField([new("body", "The body is not JSON.")]));
        }
    }

    /// <param name="named">Null for the caller.</param>
    private async Task<(Person? Person, IResult? Refusal)> PersonAsync(HttpRequest request, string? named, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return (null, Problems.Unauthorized());
        if ((named ?? who.PersonId) is not { } wanted)
            return (null, Problems.Validation(FieldProblem.ByField([new("person", "person is required for an application.")])));
        var person = await directory.FindAsync(wanted, cancellation);
        if (!who.IsCommunityManager && (person is null || person.Id != who.PersonId))
            return (null, Problems.Forbidden([AppRoles.CommunityManager]));
        return person is null
            ? (null, Problems.Validation(FieldProblem.ByField([new("person", "person must be somebody in the directory; nobody there has this id or address.")])))
            : (person, null);
    }

    private static IResult Answer(string eventId, RegistrationAnswer answer) =>
        answer.Outcome switch
        {
            RegistrationOutcome.NotFound => Problems.NotFound(EventEndpoint.NoSuchEvent(eventId)),
            RegistrationOutcome.Closed => Problems.Conflict("It takes no registrations: it is not published, cancelled, or over."),
            RegistrationOutcome.Begun => Problems.Conflict("It has begun; a question can be asked until then. Nothing was changed."),
            RegistrationOutcome.NotInvited => Problems.Unprocessable("The event is for others."),
            _ => Results.Json(new RegistrationState(answer.Registration!.State, answer.InLine), ProgrammeJson.Options),
        };

    /// <param name="InLine">The place on the waiting list; 0 for who does not wait.</param>
    internal sealed record RegistrationState(Store.RegistrationState State, int InLine);
}

public sealed record RegistrationList(IReadOnlyList<RegistrationLine> Registrations);

/// <param name="Number">Those who wait move up in the order of these.</param>
public sealed record RegistrationLine(string PersonId, string Name, RegistrationState State, int Number, DateTimeOffset Since, bool Attended);
