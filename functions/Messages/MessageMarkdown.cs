using Automations.Messages.Layout;
using Markdig;
using Markdig.Syntax;

namespace Automations.Messages;

/// <summary>What of Markdown messages know.</summary>
public static class MessageMarkdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    internal static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <returns>True for a text that no message can be made of, for example with a picture or a table.</returns>
    public static bool WrongIn(string markdown)
    {
        try
        {
            PlainTextWriter.Write(new("en", "", "", Action: null, Parse(markdown), "draft"));
            return false;
        }
        catch (MessageTextException)
        {
            return true;
        }
    }
}
