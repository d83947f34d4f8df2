using Ganss.Xss;
using Markdig;

namespace Automations.Web;

/// <summary>What people wrote in Markdown as HTML that is safe wherever it is shown: no HTML of theirs, no pictures, no styles.</summary>
public static class SafeHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UseAutoLinks().Build();

    public static string Of(string markdown)
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Remove("img");
        sanitizer.AllowedAttributes.Remove("style");
        return sanitizer.Sanitize(Markdown.ToHtml(markdown, Pipeline));
    }
}
