using Ganss.Xss;
using Markdig;

namespace Automations.Events.Calendar;

/// <summary>An event's description as HTML that is safe wherever it is shown.</summary>
public static class DescriptionHtml
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
