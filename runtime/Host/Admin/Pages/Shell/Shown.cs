using System.Globalization;
using System.Text.Json;
using Automations.Runtime.Host.Options;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>How the pages show times, states and payloads.</summary>
internal static class Shown
{
    private const int Long = 4_000;
    private const int Folded = 1_200;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("ddd d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture);

    public static Html Time(DateTimeOffset? instant) => instant is { } known
        ? Html.Of($"<time datetime=\"{IsoInstant.Write(known)}\">{Text(known)}</time>")
        : Html.Of($"<span class=\"quiet\">–</span>");

    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => $"{Number(span.TotalDays)} days",
        { TotalHours: >= 2 } => $"{Number(span.TotalHours)} h",
        { TotalMinutes: >= 2 } => $"{Number(span.TotalMinutes)} min",
        { TotalSeconds: >= 1 } => $"{Number(span.TotalSeconds)} s",
        { Ticks: <= 0 } => "at once",
        _ => $"{Math.Max(1, Math.Round(span.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture)} ms",
    };

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    public static Html Status(OrchestrationRuntimeStatus status) =>
        Html.Of($"<span class=\"status {status.ToString().ToLowerInvariant()}\">{status}</span>");

    /// <summary>A payload, folded away when it is long and cut when it is very long; <paramref name="whole"/> shows all of it.</summary>
    public static Html Payload(string title, string? json, string whole, int openUpTo = Folded)
    {
        if (json is null or "null")
            return Html.Nothing;
        var text = Pretty(json);
        var cut = text.Length > Long;
        return Html.Of($"""
            <details class="payload"{(text.Length <= openUpTo ? Html.Of($" open") : Html.Nothing)}><summary>{title} <span class="quiet">{Size(json)}</span></summary><pre tabindex="0">{(cut ? text[..Long] + " …" : text)}</pre>
            {Html.If(cut, () => Html.Of($"<p><a href=\"{whole}\">Show the whole {title.ToLowerInvariant()}</a></p>"))}</details>
            """);
    }

    /// <summary>A failure with its causes, and where it came from folded away.</summary>
    public static Html Failure(string title, TaskFailureDetails failure, bool open = false) => Html.Of($"""
        <details class="failure"{(open ? Html.Of($" open") : Html.Nothing)}><summary>{title}: <span class="alarm">{ShortName(failure.ErrorType)}</span></summary>{Cause(failure)}</details>
        """);

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

    private static Html Cause(TaskFailureDetails failure) => Html.Of($"""
        <p class="alarm"><strong>{failure.ErrorType}</strong> {failure.ErrorMessage}</p>
        {Html.If(!string.IsNullOrEmpty(failure.StackTrace), () => Html.Of($"<details><summary>Where</summary><pre tabindex=\"0\">{failure.StackTrace}</pre></details>"))}
        {Html.If(failure.InnerFailure is not null, () => Html.Of($"<p class=\"quiet\">caused by</p>{Cause(failure.InnerFailure!)}"))}
        """);

    private static string ShortName(string type) => type[(type.LastIndexOf('.') + 1)..];

    private static string Size(string text) => text.Length switch
    {
        < 2_000 => "",
        < 2_000_000 => $"{text.Length / 1_000} KB",
        _ => $"{text.Length / 1_000_000} MB",
    };

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
