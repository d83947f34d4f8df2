using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Automations.Web.Json;

/// <summary>The body of a request as JSON.</summary>
internal static class JsonBody
{
    /// <summary>An empty body is an empty object.</summary>
    /// <param name="expected">What the body must be, as a sentence for whoever sent something else.</param>
    /// <param name="longest">In bytes.</param>
    /// <returns>One of the two.</returns>
    public static async Task<(JsonElement? Json, IResult? Refusal)> ReadAsync(
        HttpRequest request,
        string expected,
        CancellationToken cancellation,
        int longest = RequestText.LongestBody
    )
    {
        if (await request.ReadTextAsync(longest, cancellation) is not { } body)
            return (null, Problems.TooLarge(longest));
        return TryParse(string.IsNullOrWhiteSpace(body) ? "{}" : body) is { } json ? (json, null) : (null, Problems.BadRequest(expected));
    }

    /// <summary>An empty body is an empty object. What it has besides the fields that are taken is refused.</summary>
    /// <returns>One of the two.</returns>
    public static async Task<(T? Order, IResult? Refusal)> ReadAsync<T>(HttpRequest request, Func<JsonFields, T> take, CancellationToken cancellation)
        where T : class
    {
        if (await request.ReadTextAsync(cancellation) is not { } body)
            return (null, Problems.TooLarge());
        var reading = JsonReading.Read(string.IsNullOrWhiteSpace(body) ? "{}" : body, take);
        return reading.Problems.Count > 0 ? (null, Problems.Validation(reading.Errors)) : (reading.Value, null);
    }

    /// <summary>The body of an order that may say why: <c>{"reason": "…"}</c>, or nothing.</summary>
    public static async Task<(string? Reason, IResult? Refusal)> ReadReasonAsync(HttpRequest request, int longest, CancellationToken cancellation)
    {
        var (order, refusal) = await ReadAsync(request, fields => new Reasoned(fields.Reason(longest)), cancellation);
        return (order?.Reason, refusal);
    }

    /// <returns>Null when it is not JSON.</returns>
    public static JsonElement? TryParse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Reasoned(string? Reason);
}
