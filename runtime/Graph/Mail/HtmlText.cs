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

    /// <summary>With it senders fill the preview after the sentence they want to be seen there.</summary>
    private const char Joiner = '\u034F';

    /// <summary>What can be seen of it.</summary>
    public static string From(string html) => From(html, withHidden: false);

    /// <summary>
    /// The first 255 characters on one line: of the HTML when there is one, with the sentence that senders hide at the top for this,
    /// and without what they fill up with after it.
    /// </summary>
    public static string Preview(LetterBody body)
    {
        var text = body.Html is null ? body.PlainText : From(body.Html, withHidden: true);
        var filling = text.IndexOf(Joiner, StringComparison.Ordinal);
        var line = Spaces().Replace(filling > 0 ? text[..filling] : text, " ").Trim();
        return line.Length <= 255 ? line : line[..255];
    }

    private static string From(string html, bool withHidden)
    {
        var text = new StringBuilder();
        var tokenizer = new HtmlTokenizer(new StringReader(html)) { DecodeCharacterReferences = true };
        string? link = null;
        var isAtBullet = false;
        while (tokenizer.ReadNextToken(out var token))
        {
            if (token is HtmlTagToken tag)
            {
                if (IsHidden(tag, withHidden))
                    Skip(tokenizer, tag.Id);
                else if (tag.Id == HtmlTagId.Br)
                    text.Append('\n');
                else if (tag.Id == HtmlTagId.LI && !tag.IsEndTag)
                    text.Append("\n- ");
                else if (s_blocks.Contains(tag.Id) && !isAtBullet)
                    text.Append("\n\n");
                else if (tag.Id == HtmlTagId.A)
                    link = tag.IsEndTag ? CloseLink(text, link) : tag.Attributes.FirstOrDefault(a => a.Id == HtmlAttributeId.Href)?.Value;
                isAtBullet = tag is { Id: HtmlTagId.LI, IsEndTag: false } || (isAtBullet && s_blocks.Contains(tag.Id));
            }
            else if (token is HtmlDataToken data && token.Kind == HtmlTokenKind.Data)
            {
                text.Append(isAtBullet ? Spaces().Replace(data.Data, " ").TrimStart() : Spaces().Replace(data.Data, " "));
                isAtBullet = isAtBullet && string.IsNullOrWhiteSpace(data.Data);
            }
        }

        return Lines().Replace(SpacedLines().Replace(text.ToString(), "\n"), "\n\n").Trim();
    }

    private static bool IsHidden(HtmlTagToken tag, bool withHidden) =>
        tag is { IsEndTag: false, IsEmptyElement: false }
        && (tag.Id is HtmlTagId.Head or HtmlTagId.Style or HtmlTagId.Script or HtmlTagId.Title || (!withHidden && HidesItself(tag)));

    private static bool HidesItself(HtmlTagToken tag) =>
        tag.Attributes.Any(a =>
            a.Id == HtmlAttributeId.Style && a.Value?.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Up to the end of the element that has just begun.</summary>
    private static void Skip(HtmlTokenizer tokenizer, HtmlTagId element)
    {
        for (var depth = 1; depth > 0 && tokenizer.ReadNextToken(out var token);)
        {
            if (token is HtmlTagToken tag && tag.Id == element && !tag.IsEmptyElement)
                depth += tag.IsEndTag ? -1 : 1;
        }
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
