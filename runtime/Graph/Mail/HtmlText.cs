using System.Text;
using System.Text.RegularExpressions;
using MimeKit.Text;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Plain text of an HTML body, for previews and for messages without a text part.</summary>
internal static partial class HtmlText
{
    private static readonly HashSet<HtmlTagId> s_blocks =
    [
        HtmlTagId.P, HtmlTagId.Div, HtmlTagId.H1, HtmlTagId.H2, HtmlTagId.H3, HtmlTagId.H4, HtmlTagId.LI, HtmlTagId.TR, HtmlTagId.Table, HtmlTagId.UL,
        HtmlTagId.OL, HtmlTagId.BlockQuote, HtmlTagId.HR,
    ];

    public static string From(string html)
    {
        var text = new StringBuilder();
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        string? link = null;
        var hidden = 0;
        while (tokenizer.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (tag.Id is HtmlTagId.Head or HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title)
                    hidden = Math.Max(0, hidden + (tag.IsEndTag ? -1 : 1));
                else if (tag.Id == HtmlTagId.Br)
                    text.Append('\n');
                else if (s_blocks.Contains(tag.Id))
                    text.Append(tag.Id == HtmlTagId.LI && !tag.IsEndTag ? "\n- " : "\n\n");
                else if (tag.Id == HtmlTagId.A)
                    link = tag.IsEndTag ? CloseLink(text, link) : tag.Attributes.FirstOrDefault(a => a.Id == HtmlAttributeId.Href)?.Value;
            }
            else if (token is HtmlDataToken data && hidden == 0 && token.Kind == HtmlTokenKind.Data)
            {
                text.Append(Spaces().Replace(data.Data, " "));
            }
        }

        return Lines().Replace(SpacedLines().Replace(text.ToString(), "\n"), "\n\n").Trim();
    }

    /// <summary>The first 255 characters on one line.</summary>
    public static string Preview(string text)
    {
        var line = Spaces().Replace(text, " ").Trim();
        return line.Length <= 255 ? line : line[..255];
    }

    private static string? CloseLink(StringBuilder text, string? link)
    {
        if (link is not null && !text.ToString().EndsWith(link, StringComparison.Ordinal))
            text.Append(" <").Append(link).Append('>');
        return null;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]*\n[ \t]*", RegexOptions.None, 1000)]
    private static partial Regex SpacedLines();

    [GeneratedRegex(@"\n{3,}", RegexOptions.None, 1000)]
    private static partial Regex Lines();
}
