using Automations.Events.Planning;
using Automations.Events.Store;
using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Http;

/// <summary>All events: create one or a series, list them.</summary>
internal sealed class EventsEndpoint(IEventDesk desk, EventDraftCheck check, IEventStore events, IRegistrations registrations, ISignIn signIn, TimeProvider clock)
{
    private const string IdempotencyKey = "Idempotency-Key";
    private const int LongestKey = 255;

    [Function("CreateEvent")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> CreateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.TooLarge();
        var reading = await check.CheckAsync(EventDraftReader.Read(body), cancellation, isNew: true);
        if (reading.Details is not { } details)
            return Problems.Validation(reading.Errors);

        var key = request.Headers[IdempotencyKey].ToString();
        if (key.Length > LongestKey)
            return Problems.BadRequest($"{IdempotencyKey} must not be longer than {LongestKey} characters.");
        var id = key.Length > 0 ? EventIds.Of(request.SignedInPerson(), key) : EventIds.New();
        var created = await desk.CreateAsync(id, details, reading.Series, proposedBy: null, client, cancellation);
        request.HttpContext.Response.Headers.Location = $"/api/events/{created[0].Id}";
        return Results.Json(
            new EventList([.. created.Select(record => EventAnswer.Of(record, SeatCount.None, forManagers: true))]),
            ProgrammeJson.Options,
            statusCode: StatusCodes.Status201Created
        );
    }

    /// <summary>What is ahead or going on; of drafts, proposals and events for a few, only community managers hear.</summary>
    [Function("ListEvents")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/events")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return Problems.Unauthorized();
        var from = clock.GetUtcNow();
        if (request.Query["from"].ToString() is { Length: > 0 } text && !DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out from))
            return Problems.Validation(new Dictionary<string, string[]> { ["from"] = ["from must be a moment such as 2027-01-01T00:00:00Z."] });
        var found = new List<EventAnswer>();
        foreach (var record in (await events.ListAsync(from, cancellation)).Where(record => who.IsCommunityManager || EventVisibility.IsListed(record)))
            found.Add(EventAnswer.Of(record, await registrations.CountAsync(record.Id, cancellation), who.IsCommunityManager));
        return Results.Json(new EventList(found), ProgrammeJson.Options);
    }
}
