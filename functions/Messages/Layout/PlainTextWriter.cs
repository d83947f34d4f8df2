using System.Text;
using Markdig.Syntax;

namespace Automations.Messages.Layout;

/// <summary>The body as plain text, wrapped, with links written out.</summary>
internal sealed class PlainTextWriter : MarkdownWriter
{
    private const int Width = 76;

    private readonly StringBuilder text = new();
    private string prefix = "";
    private string? firstPrefix;

    private PlainTextWriter(MailContent content)
        : base(content) { }

    public static string Write(MailContent content)
    {
        var writer = new PlainTextWriter(content);
        writer.Write(content.Body);
        return writer.text.ToString().TrimEnd('\n');
    }

    /// <summary>Breaks between words; a word longer than a line, such as an address, stays whole.</summary>
    public static string Wrap(string content, string firstPrefix, string prefix)
    {
        var lines = new StringBuilder();
        var start = firstPrefix;
        foreach (var paragraph in content.Split('\n'))
        {
            var line = new StringBuilder(start);
            var isEmpty = true;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!isEmpty && line.Length + 1 + word.Length > Width)
                {
                    lines.Append(line).Append('\n');
                    line.Clear().Append(prefix);
                    isEmpty = true;
                }
                line.Append(isEmpty ? "" : " ").Append(word);
                isEmpty = false;
            }
            lines.Append(line.ToString().TrimEnd()).Append('\n');
            start = prefix;
        }
        return lines.ToString();
    }

    protected override void Heading(string content, int level)
    {
        var line = content.Replace('\n', ' ');
        text.Append(line).Append('\n').Append(level == 1 ? '=' : '-', Math.Min(line.Length, Width)).Append("\n\n");
    }

    protected override void Paragraph(string content, bool isLast)
    {
        text.Append(Wrap(content, firstPrefix ?? prefix, prefix));
        firstPrefix = null;
        // items of a list and the end of a quote stand close
        if (prefix.Length == 0)
            text.Append('\n');
        else if (!isLast)
            text.Append(prefix.TrimEnd()).Append('\n');
    }

    protected override void List(ListBlock list)
    {
        var (outer, number) = (prefix, 1);
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var mark = list.IsOrdered ? $"{number++}. " : "- ";
            (firstPrefix, prefix) = (outer + mark, outer + new string(' ', mark.Length));
            Write(item);
        }
        prefix = outer;
        text.Append(outer.TrimEnd()).Append('\n');
    }

    protected override void Quote(QuoteBlock quote)
    {
        var outer = prefix;
        prefix += "> ";
        Write(quote);
        prefix = outer;
        text.Append(outer.TrimEnd()).Append('\n');
    }

    protected override void Rule() => text.Append('-', Width).Append("\n\n");

    protected override string Literal(string text) => text;

    protected override string Emphasis(string content, bool isStrong) => content;

    protected override string Link(string content, string address)
    {
        var shown = address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? address["mailto:".Length..] : address;
        return content == shown ? shown : $"{content} ({shown})";
    }

    protected override string Picture(string content, string address) => content;

    protected override string LineBreak(bool isHard) => isHard ? "\n" : " ";
}
