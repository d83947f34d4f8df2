using System.Globalization;
using System.Text.Json;
using Automations.Runtime.Host.Options;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>How the pages show times, states and payloads.</summary>
internal static class Shown
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Html Time(DateTimeOffset? instant) => instant is { } known
        ? Html.Of($"<time datetime=\"{IsoInstant.Write(known)}\">{known.UtcDateTime.ToString("ddd d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture)}</time>")
        : Html.Of($"<span class=\"quiet\">–</span>");

    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => $"{span.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} days",
        { TotalHours: >= 2 } => $"{span.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} h",
        { TotalMinutes: >= 2 } => $"{span.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture)} min",
        { Ticks: 0 } => "at once",
        _ => $"{span.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s",
    };

    public static Html Status(OrchestrationRuntimeStatus status) =>
        Html.Of($"<span class=\"status {status.ToString().ToLowerInvariant()}\">{status}</span>");

    /// <summary>A payload, folded away when it is long.</summary>
    public static Html Payload(string title, string? json)
    {
        if (json is null)
            return Html.Nothing;
        var text = Pretty(json);
        var open = text.Length < 1500 ? " open" : "";
        return Html.Of($"<details class=\"payload\"{open}><summary>{title}</summary><pre tabindex=\"0\">{text}</pre></details>");
    }

    public static string Pretty(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return JsonSerializer.Serialize(document.RootElement, Indented);
        }
        catch (JsonException)
        {
            return json;
        }
    }
}
