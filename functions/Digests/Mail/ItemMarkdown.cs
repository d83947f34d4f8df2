using Automations.Messages.Templates;
using Automations.Programme.News;
using Automations.Web;
using Microsoft.AspNetCore.WebUtilities;

namespace Automations.Digests.Mail;

/// <summary>Writes an item as Markdown for readers of one language in one time zone.</summary>
internal sealed class ItemMarkdown(string language, string timeZone, AppOptions app)
{
    private readonly LocalTimes times = new(language, timeZone);

    /// <summary>Short news of one line stand in a list, the others below headings of their own.</summary>
    public string Of(NewsItem item)
    {
        var text = item.Texts[language];
        var title = MarkdownEscape.Escape(MarkdownEscape.OneLine(text.Title));
        var linked = AddressOf(item) is { } address ? $"[{title}](<{address.AbsoluteUri}>)" : title;
        return IsListed(item.Section)
            ? $"- **{linked}**{(text.Markdown.Length > 0 ? $": {OneParagraph(text.Markdown)}" : "")}\n"
            : $"### {linked}\n\n{string.Join("\n\n", new[] { When(item), text.Markdown.Trim() }.Where(part => part.Length > 0))}\n";
    }

    public static bool IsListed(NewsSection section) => section is NewsSection.Champions or NewsSection.Thanks or NewsSection.Figures;

    private string When(NewsItem item)
    {
        if (item.Moment is not { } at)
            return "";
        var moment = at.ToString("O");
        var mine = MarkdownEscape.Escape(times.Moment(moment));
        var there = item.TimeZone is { } zone ? new LocalTimes(language, zone).Time(moment) : times.Time(moment);
        return there == times.Time(moment) ? $"*{mine}*" : $"*{mine} \\({MarkdownEscape.Escape(language == "de" ? $"vor Ort {there}" : $"{there} there")}\\)*";
    }

    private Uri? AddressOf(NewsItem item) =>
        item.Page is not { Length: > 0 } page ? null
        : page.StartsWith('/') ? app.AddressOf(QueryHelpers.AddQueryString(page, "lang", language))
        : new Uri(page);

    private static string OneParagraph(string markdown) => string.Join(' ', markdown.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
