using System.Text.Json;
using System.Text.Json.Serialization;
using Automations.Runtime.Host.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Automations.Runtime.Host.Clock;

/// <summary><c>/admin/clock</c>: read the time, move it.</summary>
internal static class ClockApi
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static void MapClock(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/clock", (ClockControl clock) => TypedResults.Json(new
        {
            now = IsoInstant.Write(clock.Now),
            mode = clock.IsSimulated ? "simulated" : "real",
            nextTimer = clock.NextTimer is { } next ? IsoInstant.Write(next) : null,
            advancingTo = clock.AdvancingTo is { } target ? IsoInstant.Write(target) : null,
        }));
        endpoints.MapPost("/admin/clock/advance", AdvanceAsync);
    }

    /// <summary>Not tied to the caller's connection: what has begun goes on to its end.</summary>
    private static async Task<IResult> AdvanceAsync(HttpRequest request, ClockControl clock)
    {
        if (!clock.IsSimulated)
            return Bad(StatusCodes.Status409Conflict, "The platform runs on the machine's clock. Start it with --clock simulated to move time.");
        if (await ReadAsync(request) is not { } asked)
            return Bad(StatusCodes.Status400BadRequest, "Send a JSON object such as {\"by\":\"P7D\"} or {\"to\":\"2027-01-08T09:00:00Z\"}, and nothing else.");
        if (TargetOf(asked, out var field, out var problem) is not { } target)
            return Wrong(field, problem);
        if (clock.IsTooFar(target))
            return Wrong(field, $"{field} must not move time by more than ten years at once; it is {IsoInstant.Write(clock.Now)}.");
        return await clock.AdvanceAsync(target, CancellationToken.None) is { } advanced
            ? TypedResults.Json(new
            {
                from = IsoInstant.Write(advanced.From),
                now = IsoInstant.Write(advanced.To),
                stops = advanced.Stops,
                seconds = Math.Round(advanced.Took.TotalSeconds, 3),
            })
            : Wrong(field, $"{field} must not lie in the past: time only goes forward, and it is {IsoInstant.Write(clock.Now)}.");
    }

    private static Func<DateTimeOffset, DateTimeOffset>? TargetOf(ClockRequest asked, out string field, out string problem)
    {
        (field, problem) = ("by", "by or to must be given, by as a duration such as P7D, PT30M or P1M2W, to as an instant such as 2027-01-08T09:00:00Z; not both.");
        if ((asked.By is null) == (asked.To is null))
            return null;
        if (asked.To is not null)
        {
            (field, problem) = ("to", $"to must be an instant with its offset, such as 2027-01-08T09:00:00Z; '{asked.To}' is none.");
            return IsoInstant.TryParse(asked.To, out var instant) ? _ => instant : null;
        }

        problem = $"by must be an ISO 8601 duration such as P7D, PT30M or P1M2W, of at most ten years; '{asked.By}' is none.";
        return IsoDuration.TryParse(asked.By) is { FitsIntoCalendar: true } by ? by.After : null;
    }

    private static async Task<ClockRequest?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<ClockRequest>(request.Body, Strict, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ProblemHttpResult Bad(int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: "The clock was not moved");

    private static ProblemHttpResult Wrong(string field, string rule) =>
        TypedResults.Problem(
            rule,
            statusCode: StatusCodes.Status400BadRequest,
            title: "The clock was not moved",
            extensions: new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { [field] = [rule] } });

    private sealed record ClockRequest(string? By, string? To);
}
