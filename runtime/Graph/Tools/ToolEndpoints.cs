using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Automations.Runtime.Graph.Calendar;
using Automations.Runtime.Graph.Faults;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Identity;
using Automations.Runtime.Graph.Limits;
using Automations.Runtime.Graph.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Automations.Runtime.Graph.Tools;

/// <summary>/_local: what tests and curl look at and switch; nothing of it exists in the real Graph.</summary>
internal sealed class ToolEndpoints(
    SentMessages messages, CalendarEntries events, CalendarStore calendar, Channel channel, PeopleDirectory people, FaultInjector faults, LimitSettings limits,
    TokenIssuer issuer, LocalGraphOptions options, Changes changes, TimeProvider clock)
{
    private const string Root = "/_local";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonSerializerOptions s_limits = new(s_json) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    public static bool AreMeant(HttpContext context) => context.Request.Path.StartsWithSegments(Root, StringComparison.OrdinalIgnoreCase);

    /// <summary>What routing refuses has no words of its own.</summary>
    public static Task ExplainAsync(StatusCodeContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        return response.WriteAsJsonAsync(
            new JsonObject
            {
                ["error"] = response.StatusCode switch
                {
                    StatusCodes.Status405MethodNotAllowed => $"{request.Path} takes {response.Headers.Allow.ToString().Replace(", ", " or ", StringComparison.Ordinal)}, not {request.Method}.",
                    StatusCodes.Status404NotFound => $"There is no {request.Path}.",
                    _ => "The request cannot be used.",
                },
            },
            s_json);
    }

    public void Map(IEndpointRouteBuilder app)
    {
        var local = app.MapGroup(Root);
        local.MapGet("/messages", messages.WriteAsync);
        local.MapGet("/events", (string? user) => Results.Json(events.List(user), s_json));
        local.MapPost("/events/{id}/{response}", Answer);
        local.MapGet("/channel", () => Results.Json(channel.List(), s_json));
        local.MapPost("/channel/webhook", channel.PostAsync);
        local.MapGet("/people", () => Results.Json(People(), s_json));
        local.MapDelete("/people/{upn}", Remove);
        local.MapPost("/token", Token);
        local.MapGet("/faults", () => Results.Json(FaultState(), s_json));
        local.MapPut("/faults", PutFaults);
        local.MapDelete("/faults", () => SetFaults(null));
        local.MapGet("/limits", () => Results.Json(limits.Current, s_limits));
        local.MapPut("/limits", PutLimits);
    }

    private static IResult Bad(string message) => Results.Json(new JsonObject { ["error"] = message }, s_json, statusCode: 400);

    private JsonArray People() => new([.. people.Ever().Select(p => JsonSerializer.SerializeToNode(
        new
        {
            p.Id,
            p.UserPrincipalName,
            p.DisplayName,
            p.GivenName,
            p.Surname,
            p.Mail,
            p.Department,
            p.OfficeLocation,
            p.PreferredLanguage,
            p.TimeZone,
            Manager = p.ManagerId is { } manager ? people.FindEver(manager)?.UserPrincipalName : null,
            p.LeftAt,
        },
        s_json))]);

    private IResult Remove(string upn)
    {
        if (people.Find(upn) is not { } person)
            return Results.Json(new JsonObject { ["error"] = $"Nobody has the user principal name or id '{upn}'." }, s_json, statusCode: 404);
        people.Remove(person, clock.GetUtcNow());
        changes.Notify();
        return Results.NoContent();
    }

    /// <summary>Answers an invitation as its recipient would in Outlook.</summary>
    private IResult Answer(string id, string response, string? user)
    {
        if (user is null || people.FindByAddress(user) is not { } person)
            return Bad("Say whose copy of the event it is with ?user=ADDRESS; GET /_local/events?user=ADDRESS lists them.");
        var word = response switch
        {
            "accept" => "accepted",
            "tentativelyAccept" => "tentativelyAccepted",
            "decline" => "declined",
            _ => null,
        };
        if (word is null)
            return Bad("An invitation is answered with accept, tentativelyAccept or decline.");
        try
        {
            calendar.Respond(person, id, word, comment: null, send: true);
            return Results.NoContent();
        }
        catch (GraphProblem problem)
        {
            return Results.Json(new JsonObject { ["error"] = problem.Message }, s_json, statusCode: problem.Status);
        }
    }

    private IResult Token(string? user, string? audience)
    {
        if (user is null || people.Find(user) is not { } person)
            return Bad("Say who with ?user=USER-PRINCIPAL-NAME; GET /_local/people lists everyone.");
        if (audience is not (null or "app" or "graph"))
            return Bad("audience is app (standard) or graph.");
        var token = issuer.ForPerson(person, options.ClientId, audience == "graph" ? TokenIssuer.GraphAudience : options.ClientId);
        return Results.Json(
            new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = (int)TokenIssuer.Lifetime.TotalSeconds, ["access_token"] = token }, s_json);
    }

    private JsonObject FaultState()
    {
        var (plan, requests, injected) = faults.State();
        return new JsonObject
        {
            ["plan"] = plan is null ? null : JsonSerializer.SerializeToNode(plan, s_json),
            ["requests"] = requests,
            ["injected"] = JsonSerializer.SerializeToNode(injected, s_json),
        };
    }

    private async Task<IResult> PutFaults(HttpRequest request)
    {
        try
        {
            var plan = await JsonSerializer.DeserializeAsync<FaultPlan>(request.Body, s_json, request.HttpContext.RequestAborted);
            return plan is null ? Bad("The body is empty.") : plan.Problem() is { } problem ? Bad(problem) : SetFaults(plan);
        }
        catch (JsonException e)
        {
            return Bad(e.Message);
        }
    }

    private IResult SetFaults(FaultPlan? plan)
    {
        faults.Set(plan);
        return Results.Json(FaultState(), s_json);
    }

    /// <summary>Properties that are left out keep their value; null switches a limit off.</summary>
    private async Task<IResult> PutLimits(HttpRequest request)
    {
        try
        {
            var changed = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted) as JsonObject;
            var merged = JsonSerializer.SerializeToNode(limits.Current, s_limits)!.AsObject();
            foreach (var (name, value) in changed ?? [])
                merged[name] = value?.DeepClone();
            limits.Current = merged.Deserialize<GraphLimits>(s_limits)!;
            return Results.Json(limits.Current, s_limits);
        }
        catch (JsonException e)
        {
            return Bad(e.Message);
        }
    }
}
