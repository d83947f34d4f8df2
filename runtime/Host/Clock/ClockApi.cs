using Automations.Runtime.Host.Options;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Automations.Runtime.Host.Clock;

/// <summary><c>/admin/clock</c>: read the time, move it.</summary>
internal static class ClockApi
{
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
            return Bad(StatusCodes.Status400BadRequest, "Send a JSON object such as {\"by\":\"P7D\"} or {\"to\":\"2027-01-08T09:00:00Z\"}.");
        if (TargetOf(asked, out var problem) is not { } target)
            return Bad(StatusCodes.Status400BadRequest, problem);
        return await clock.AdvanceAsync(target, CancellationToken.None) is { } advanced
            ? TypedResults.Json(new
            {
                from = IsoInstant.Write(advanced.From),
                now = IsoInstant.Write(advanced.To),
                stops = advanced.Stops,
                seconds = Math.Round(advanced.Took.TotalSeconds, 3),
            })
            : Bad(StatusCodes.Status400BadRequest, $"Time only goes forward; it is {IsoInstant.Write(clock.Now)}.");
    }

    private static Func<DateTimeOffset, DateTimeOffset>? TargetOf(ClockRequest asked, out string problem)
    {
        problem = "Give either \"by\" (a duration such as P7D, PT30M, P1M2W) or \"to\" (an instant such as 2027-01-08T09:00:00Z), not both.";
        if ((asked.By is null) == (asked.To is null))
            return null;
        if (asked.To is not null)
        {
            problem = $"\"to\" must be an instant with its offset, such as 2027-01-08T09:00:00Z; '{asked.To}' is none.";
            return IsoInstant.TryParse(asked.To, out var instant) ? _ => instant : null;
        }

        problem = $"\"by\" must be an ISO 8601 duration such as P7D, PT30M or P1M2W, within the calendar; '{asked.By}' is none.";
        return IsoDuration.TryParse(asked.By) is { FitsIntoCalendar: true } by ? by.After : null;
    }

    private static async Task<ClockRequest?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await System.Text.Json.JsonSerializer.DeserializeAsync<ClockRequest>(
                request.Body, System.Text.Json.JsonSerializerOptions.Web, request.HttpContext.RequestAborted);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static ProblemHttpResult Bad(int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status, title: "The clock was not moved");

    private sealed record ClockRequest(string? By, string? To);
}
