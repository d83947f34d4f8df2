using System.Text;
using Markdig.Syntax;

namespace Automations.Messages.Layout;

/// <summary>The body as the little Markdown that Adaptive Cards know: strong, emphasis, links, lists.</summary>
internal sealed class CardMarkdown : MarkdownWriter
{
    private readonly StringBuilder markdown = new();
    private string mark = "";

    private CardMarkdown(MailContent content)
        : base(content) { }

    public static string Of(MailContent content)
    {
        var writer = new CardMarkdown(content);
        writer.Write(content.Body);
        return writer.markdown.ToString().TrimEnd('\n');
    }

    protected override void Heading(string content, int level) => markdown.Append($"**{content}**\n\n");

    protected override void Paragraph(string content, bool isLast) => markdown.Append(mark).Append(content).Append(mark.Length > 0 ? "\n" : "\n\n");

    protected override void List(ListBlock list)
    {
        var number = 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            mark = list.IsOrdered ? $"{number++}. " : "- ";
            Write(item);
        }
        mark = "";
        markdown.Append('\n');
    }

    protected override void Quote(QuoteBlock quote) => Write(quote);

    protected override void Rule() => markdown.Append('\n');

    protected override string Literal(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
            escaped.Append(character is '\\' or '*' or '_' or '[' or ']' or '`' ? $"\\{character}" : character.ToString());
        return escaped.ToString();
    }

    protected override string Emphasis(string content, bool isStrong) => isStrong ? $"**{content}**" : $"_{content}_";

    protected override string Link(string content, string address) => $"[{content}]({address})";

    protected override string Picture(string content, string address) => content;

    protected override string LineBreak(bool isHard) => isHard ? "\n\n" : " ";
}
