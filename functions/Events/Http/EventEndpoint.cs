using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Json;
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
            return Problems.TooLarge();
        if (MergedWith(record, body) is not { } merged)
            return Problems.BadRequest("The body must be one JSON object with the fields to change.");
        var read = EventDraftReader.Read(merged);
        if (read.Value?.Series is not null)
            read = read with { Problems = [.. read.Problems, new("series", "series cannot be changed; each occurrence is an event of its own.")] };
        var reading = await check.CheckAsync(read, cancellation);
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
        var (reason, refusal) = await JsonBody.ReadReasonAsync(request, EventRulebook.LongestReason, cancellation);
        if (refusal is not null)
            return refusal;
        return await AnswerAsync(eventId, await desk.CancelAsync(eventId, reason, client, cancellation), cancellation);
    }

    internal static string NoSuchEvent(string eventId) => $"There is no event \"{eventId}\".";

    private static JsonElement? MergedWith(EventRecord record, string patch)
    {
        try
        {
            if (JsonNode.Parse(patch, documentOptions: new() { AllowDuplicateProperties = false }) is not JsonObject changes)
                return null;
            var merged = JsonSerializer.SerializeToNode(EventDraft.Of(record.Details), ProgrammeJson.Options)!.AsObject();
            Merge(merged, changes);
            return JsonSerializer.SerializeToElement(merged);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
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
