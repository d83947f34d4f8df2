using Automations.Messages.Layout;
using Markdig;

namespace Automations.Messages;

/// <summary>What of Markdown messages know.</summary>
public static class MessageMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    /// <returns>True for a text that no message can be made of, for example with a picture or a table.</returns>
    public static bool WrongIn(string markdown)
    {
        try
        {
            PlainTextWriter.Write(new("en", "", "", Action: null, Markdown.Parse(markdown, Pipeline), "draft"));
            return false;
        }
        catch (MessageTextException)
        {
            return true;
        }
    }
}
