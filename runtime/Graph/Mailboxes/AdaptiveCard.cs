using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>Draws the common elements of an Adaptive Card; others are named, and the JSON below shows them.</summary>
internal static partial class AdaptiveCard
{
    public static Html Write(JsonNode? card) => Html.Of(
        $"""<div class="card">{Elements(card?["body"])}{Actions(card?["actions"])}</div>""");

    private static Html Elements(JsonNode? elements) => Html.Of($"{(elements as JsonArray ?? []).OfType<JsonObject>().Select(Element)}");

    private static Html Element(JsonObject element) => element["type"]?.ToString() switch
    {
        "TextBlock" => TextBlock(element),
        "Container" or "Column" => Html.Of($"""<div class="card-part">{Elements(element["items"])}</div>"""),
        "ColumnSet" => Html.Of($"""<div class="card-columns">{Elements(element["columns"])}</div>"""),
        "FactSet" => Html.Of($"""<dl class="card-facts">{(element["facts"] as JsonArray ?? []).Select(f => Html.Of($"<div><dt>{f?["title"]?.ToString()}</dt><dd>{Markdown(f?["value"]?.ToString())}</dd></div>"))}</dl>"""),
        "Image" => Image(element),
        "ActionSet" => Actions(element["actions"]),
        "RichTextBlock" => Html.Of($"""<p class="card-text">{(element["inlines"] as JsonArray ?? []).Select(i => Html.Of($"{(i is JsonObject run ? run["text"]?.ToString() : i?.ToString())}"))}</p>"""),
        var other => Html.Of($"""<p class="card-text soft">[{other}]</p>"""),
    };

    private static Html TextBlock(JsonObject block)
    {
        var size = block["size"]?.ToString().ToLowerInvariant() is "large" or "extralarge" or "medium" ? " large" : "";
        var weight = block["weight"]?.ToString().Equals("bolder", StringComparison.OrdinalIgnoreCase) == true ? " bold" : "";
        var subtle = block["isSubtle"]?.GetValue<bool>() == true ? " soft" : "";
        return Html.Of($"""<p class="card-text{size}{weight}{subtle}">{Markdown(block["text"]?.ToString())}</p>""");
    }

    /// <summary>Only pictures that the card carries or that are on this machine.</summary>
    private static Html Image(JsonObject image)
    {
        var url = image["url"]?.ToString() ?? "";
        var own = url.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback);
        return own
            ? Html.Of($"""<img class="card-image" src="{url}" alt="{image["altText"]?.ToString()}">""")
            : Html.Of($"""<p class="card-text soft">[{image["altText"]?.ToString() ?? url}]</p>""");
    }

    private static Html Actions(JsonNode? actions)
    {
        var links = (actions as JsonArray ?? []).OfType<JsonObject>()
            .Where(a => a["type"]?.ToString() == "Action.OpenUrl" && Uri.TryCreate(a["url"]?.ToString(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            .Select(a => Html.Of($"""<a class="card-action" href="{a["url"]!.ToString()}" target="_blank" rel="noopener noreferrer">{a["title"]?.ToString()}</a>"""))
            .ToList();
        return Html.When(links.Count > 0, () => Html.Of($"""<p class="card-actions">{links}</p>"""));
    }

    private static Html Markdown(string? text)
    {
        var encoded = WebUtility.HtmlEncode(text ?? "");
        encoded = Bold().Replace(encoded, "<strong>${text}</strong>");
        encoded = Link().Replace(encoded, """<a href="${url}" target="_blank" rel="noopener noreferrer">${text}</a>""");
        return new Html(encoded.Replace("\n", "<br>", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"\[(?<text>[^\]]+)\]\((?<url>https?://[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
