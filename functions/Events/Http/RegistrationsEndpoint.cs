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
    /// manager may name somebody: <c>{"person": …}</c>. A question that person has asked already stays theirs: another one sent for them counts
    /// for nothing, and the answer does not tell, since no answer says who has asked something.
    /// </summary>
    [Function("RegisterForEvent")]
    public async Task<IResult> RegisterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/{eventId}/registrations")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (order, unusable) = await JsonBody.ReadAsync(request, Read, cancellation);
        if (order is not var (named, question))
            return unusable!;
        var (person, isCaller, refusal) = await PersonAsync(request, named, cancellation);
        if (person is null)
            return refusal!;
        return Answer(
            eventId,
            isCaller
                ? await desk.RegisterAsync(eventId, person, question, client, cancellation)
                : await desk.RegisterForAsync(eventId, person, question, client, cancellation)
        );
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
        var (person, _, refusal) = await PersonAsync(request, personId, cancellation);
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

    private static Order Read(JsonFields fields)
    {
        var order = new Order(fields.Text("person"), fields.Has("question") ? fields.Text("question") ?? "" : null);
        if (order.Question?.Length > EventRulebook.LongestQuestion)
            fields.Note("question", $"must not be longer than {EventRulebook.LongestQuestion} characters");
        return order;
    }

    /// <param name="named">Null for the caller.</param>
    private async Task<(Person? Person, bool IsCaller, IResult? Refusal)> PersonAsync(HttpRequest request, string? named, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return Refused(Problems.Unauthorized());
        if ((named ?? who.PersonId) is not { } wanted)
            return Refused(Problems.Validation(FieldProblem.ByField([new("person", "person is required for an application.")])));
        var person = await directory.FindAsync(wanted, cancellation);
        var isCaller = person is not null && person.Id == who.PersonId;
        if (!who.IsCommunityManager && !isCaller)
            return Refused(Problems.Forbidden([AppRoles.CommunityManager]));
        return person is null
            ? Refused(Problems.Validation(FieldProblem.ByField([new("person", "person must be somebody in the directory; nobody there has this id or address.")])))
            : (person, isCaller, null);

        static (Person?, bool, IResult?) Refused(IResult refusal) => (null, false, refusal);
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

    /// <param name="Person">Null for the caller.</param>
    /// <param name="Question">Null where there is none, empty where it is to be taken back.</param>
    private sealed record Order(string? Person, string? Question);

    /// <param name="InLine">The place on the waiting list; 0 for who does not wait.</param>
    internal sealed record RegistrationState(Store.RegistrationState State, int InLine);
}

public sealed record RegistrationList(IReadOnlyList<RegistrationLine> Registrations);

/// <param name="Number">Those who wait move up in the order of these.</param>
public sealed record RegistrationLine(string PersonId, string Name, RegistrationState State, int Number, DateTimeOffset Since, bool Attended);
