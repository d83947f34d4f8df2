using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Text.Json;

namespace Automations.LanguageModel;

/// <summary>What the service's refusals mean for us.</summary>
internal static class ModelErrors
{
    public static (Setback Setback, TimeSpan? RetryAfter) Read(ClientResultException refused)
    {
        var response = refused.GetRawResponse();
        return refused.Status switch
        {
            429 => (Setback.Busy, RetryAfter(response)),
            400 when IsFiltered(response) => (Setback.Filtered, null),
            408 => (Setback.TooSlow, null),
            >= 400 and < 500 => (Setback.Misconfigured, null),
            _ => (Setback.Unavailable, RetryAfter(response)),
        };
    }

    /// <summary>The client's ways to say that a body is not what the service documents.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException or NullReferenceException;

    private static bool IsFiltered(PipelineResponse? response) =>
        response?.Content.ToString().Contains("content_filter", StringComparison.Ordinal) == true;

    private static TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null)
            return null;
        if (NumberOf(response, "retry-after-ms") is { } milliseconds)
            return TimeSpan.FromMilliseconds(milliseconds);
        return NumberOf(response, "retry-after") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static double? NumberOf(PipelineResponse response, string header) =>
        response.Headers.TryGetValue(header, out var text)
        && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
