using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Events.Http;

/// <summary>One event: read, change, publish, cancel. Publishing and cancelling also take the id of a series.</summary>
internal sealed class EventEndpoint(IEventDesk desk, EventDraftCheck check, IEventStore events, IRegistrations registrations, ReminderForecast forecast, ISignIn signIn)
{
    [Function("GetEvent")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/events/{eventId}")] HttpRequest request,
        string eventId,
        CancellationToken cancellation
    )
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return Problems.Unauthorized();
        var record = await events.FindAsync(eventId, cancellation);
        return record is null || (!who.IsCommunityManager && !EventVisibility.IsPublic(record))
            ? Problems.NotFound(NoSuchEvent(eventId))
            : await ShowAsync(record, who.IsCommunityManager, cancellation);
    }

    /// <summary>A JSON merge patch (RFC 7396): what is left out stays, null takes away.</summary>
    [Function("ChangeEvent")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "api/events/{eventId}")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        if (await events.FindAsync(eventId, cancellation) is not { } record)
            return Problems.NotFound(NoSuchEvent(eventId));
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return Problems.BadRequest("The body is too long for an event.");
        if (MergedWith(record, body) is not { } merged)
            return Problems.BadRequest("The body must be one JSON object with the fields to change.");
        var (draft, errors) = EventDraftReader.Read(merged);
        if (draft is null)
            return Problems.Validation(errors);
        if (draft.Series is not null)
            return Problems.Validation(new Dictionary<string, string[]> { ["series"] = ["series cannot be changed; each occurrence is an event of its own."] });
        var reading = await check.CheckAsync(draft, cancellation);
        return reading.Details is { } details
            ? await AnswerAsync(eventId, await desk.ChangeAsync(eventId, details, client, cancellation), cancellation)
            : Problems.Validation(reading.Errors);
    }

    [Function("PublishEvent")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/{eventId}/publish")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => await AnswerAsync(eventId, await desk.PublishAsync(eventId, client, cancellation), cancellation);

    [Function("CancelEvent")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/events/{eventId}/cancel")] HttpRequest request,
        string eventId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var body = await request.ReadTextAsync(cancellation);
        if (body is null || !TryReadReason(body, out var reason))
            return Problems.BadRequest($"The body may be empty, or {{\"reason\":\"…\"}} with at most {EventRulebook.LongestReason} characters.");
        return await AnswerAsync(eventId, await desk.CancelAsync(eventId, reason, client, cancellation), cancellation);
    }

    internal static string NoSuchEvent(string eventId) => $"There is no event \"{eventId}\".";

    private static JsonElement? MergedWith(EventRecord record, string patch)
    {
        try
        {
            if (JsonNode.Parse(patch) is not JsonObject changes)
                return null;
            var merged = JsonSerializer.SerializeToNode(EventDraft.Of(record.Details), ProgrammeJson.Options)!.AsObject();
            Merge(merged, changes);
            return JsonSerializer.SerializeToElement(merged);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Merge(JsonObject target, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            var known = target.Select(field => field.Key).FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
            if (value is JsonObject inner && target[known] is JsonObject before)
                Merge(before, inner);
            else
                target[known] = value?.DeepClone();
        }
    }

    private static bool TryReadReason(string body, out string? reason)
    {
        reason = null;
        if (string.IsNullOrWhiteSpace(body))
            return true;
        try
        {
            if (JsonNode.Parse(body) is not JsonObject json)
                return false;
            if (json["reason"] is not { } given)
                return true;
            reason = given.GetValueKind() == JsonValueKind.String ? given.GetValue<string>().Trim() : null;
            return reason is { Length: <= EventRulebook.LongestReason };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task<IResult> AnswerAsync(string eventId, DeskAnswer answer, CancellationToken cancellation) =>
        answer.Outcome switch
        {
            DeskOutcome.NotFound => Problems.NotFound(NoSuchEvent(eventId)),
            DeskOutcome.Conflict => Problems.Conflict(answer.Why!),
            _ => await ShowAsync(answer.Record!, forManagers: true, cancellation),
        };

    private async Task<IResult> ShowAsync(EventRecord record, bool forManagers, CancellationToken cancellation)
    {
        var seats = await registrations.CountAsync(record.Id, cancellation);
        var reach = forManagers ? await forecast.OfAsync(record, seats, cancellation) : null;
        return Results.Json(EventAnswer.Of(record, seats, forManagers, reach), ProgrammeJson.Options);
    }
}
