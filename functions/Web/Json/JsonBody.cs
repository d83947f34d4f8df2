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
}
