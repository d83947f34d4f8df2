using Automations.Digests.Mail;
using Automations.Programme.News;
using Automations.Web;
using Microsoft.AspNetCore.Components;

namespace Automations.Digests.Pages;

/// <summary>An edition's Markdown as HTML that is safe on a page.</summary>
internal static class PageHtml
{
    public static MarkupString Of(string markdown) => new(SafeHtml.Of(markdown));

    /// <summary>Items of one section, listed or one below the other as in the mail.</summary>
    /// <param name="isNested">Two levels further down.</param>
    public static MarkupString Of(IEnumerable<NewsItem> items, string language, string timeZone, AppOptions app, bool isNested = false)
    {
        var writer = new ItemMarkdown(language, timeZone, app);
        return Of(string.Join('\n', items.Select(item => isNested && !ItemMarkdown.IsListed(item.Section) ? $"##{writer.Of(item)}" : writer.Of(item))));
    }
}
