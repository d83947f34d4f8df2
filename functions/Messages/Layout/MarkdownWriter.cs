using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Automations.Messages.Layout;

/// <summary>Walks through the Markdown that messages may use; what it does not know is refused rather than lost.</summary>
internal abstract class MarkdownWriter(MailContent message)
{
    private const string PictureScheme = "cid:";

    protected void Write(ContainerBlock container)
    {
        foreach (var block in container)
            Write(block, block == container[^1]);
    }

    protected abstract void Heading(string content, int level);

    protected abstract void Paragraph(string content, bool isLast);

    protected abstract void List(ListBlock list);

    protected abstract void Quote(QuoteBlock quote);

    protected abstract void Rule();

    protected abstract string Literal(string text);

    protected abstract string Emphasis(string content, bool isStrong);

    protected abstract string Link(string content, string address);

    protected abstract string LineBreak(bool isHard);

    /// <param name="content">What it shows, in words.</param>
    protected abstract string Picture(string content, string address);

    protected string Inlines(ContainerInline? container)
    {
        var content = new StringBuilder();
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            content.Append(
                inline switch
                {
                    LiteralInline literal => Literal(literal.Content.ToString()),
                    HtmlEntityInline entity => Literal(entity.Transcoded.ToString()),
                    EmphasisInline emphasis => Emphasis(Inlines(emphasis), emphasis.DelimiterCount == 2),
                    LinkInline { IsImage: false } link => Link(Inlines(link), MailLinks.Checked(message.Source, link.Url)),
                    LinkInline { IsImage: true, Url: { } address } picture when message.HasPictures && address.StartsWith(PictureScheme, StringComparison.Ordinal) => Picture(
                        Inlines(picture),
                        address
                    ),
                    AutolinkInline auto => Link(Literal(auto.Url), MailLinks.Checked(message.Source, auto.IsEmail ? $"mailto:{auto.Url}" : auto.Url)),
                    LineBreakInline lineBreak => LineBreak(lineBreak.IsHard),
                    _ => throw Unknown(inline),
                }
            );
        }
        return content.ToString();
    }

    private void Write(Block block, bool isLast)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Heading(Inlines(heading.Inline), heading.Level);
                break;
            case ParagraphBlock paragraph:
                Paragraph(Inlines(paragraph.Inline), isLast);
                break;
            case ListBlock list:
                List(list);
                break;
            case QuoteBlock quote:
                Quote(quote);
                break;
            case ThematicBreakBlock:
                Rule();
                break;
            default:
                throw Unknown(block);
        }
    }

    private MessageTextException Unknown(IMarkdownObject found) =>
        new($"The text {message.Source} uses Markdown that messages do not know ({found.GetType().Name}).");
}
