using Automations.Digests.Mail;
using Automations.Programme.News;
using Automations.Web;
using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Components;

namespace Automations.Digests.Pages;

/// <summary>An edition's Markdown as HTML that is safe on a page.</summary>
internal static class PageHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static MarkupString Of(string markdown)
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Remove("img");
        sanitizer.AllowedAttributes.Remove("style");
        return new(sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline)));
    }

    /// <summary>Items of one section, listed or one below the other as in the mail.</summary>
    /// <param name="isNested">Two levels further down.</param>
    public static MarkupString Of(IEnumerable<NewsItem> items, string language, string timeZone, AppOptions app, bool isNested = false)
    {
        var writer = new ItemMarkdown(language, timeZone, app);
        return Of(string.Join('\n', items.Select(item => isNested && !ItemMarkdown.IsListed(item.Section) ? $"##{writer.Of(item)}" : writer.Of(item))));
    }
}
