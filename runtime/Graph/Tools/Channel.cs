using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Storage;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Tools;

/// <summary>Stands in for a Teams Workflows webhook: takes Adaptive Cards and shows them.</summary>
internal sealed class Channel(GraphDatabase database, Changes changes, TimeProvider clock)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public async Task<IResult> PostAsync(HttpRequest request)
    {
        JsonNode? body;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return Bad("The body is not JSON.");
        }

        if (body?["type"]?.ToString() != "message" || body["attachments"] is not JsonArray { Count: > 0 } attachments)
            return Bad("""Expected {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{…}}]}.""");
        if (attachments.Any(a => a?["contentType"]?.ToString() != CardType || a["content"]?["type"]?.ToString() != "AdaptiveCard"))
            return Bad($"Each attachment must be of type {CardType} with an AdaptiveCard as its content.");
        var postedAt = Times.Text(clock.GetUtcNow());
        database.Write(s => s.Execute("INSERT INTO channel_post (posted_at, json) VALUES ($1, $2)", postedAt, body.ToJsonString()));
        changes.Notify();
        return Results.StatusCode(202);
    }

    public JsonArray List() => new([.. database.Read(s => s.Query(
        "SELECT id, posted_at, json FROM channel_post ORDER BY id",
        r => (JsonNode)new JsonObject { ["id"] = r.GetInt64(0), ["postedAt"] = r.GetString(1), ["message"] = JsonNode.Parse(r.GetString(2)) }))]);

    private static IResult Bad(string message) => Results.Json(new JsonObject { ["error"] = message }, statusCode: 400);
}
