using System.Text;
using Markdig.Syntax;

namespace Automations.Messages.Layout;

/// <summary>The body as HTML that mail programs show alike: every element carries its own style.</summary>
internal sealed class HtmlWriter : MarkdownWriter
{
    private readonly StringBuilder html = new();
    private readonly MailLook look;
    private readonly bool isPart;
    private int depth;

    private HtmlWriter(MailContent content, MailLook look, bool isPart)
        : base(content) => (this.look, this.isPart) = (look, isPart);

    /// <param name="isPart">More follows after it.</param>
    public static string Write(MailContent content, MailLook look, bool isPart = false)
    {
        var writer = new HtmlWriter(content, look, isPart);
        writer.Write(content.Body);
        return writer.html.ToString();
    }

    protected override void Heading(string content, int level) =>
        html.Append(
            level switch
            {
                1 => $"<h1 class=\"ink\" style=\"margin:0 0 20px;font:600 27px/1.25 {MailLook.Serif};color:{MailLook.Ink}\">{content}</h1>\n",
                2 => $"<h2 class=\"ink\" style=\"margin:30px 0 10px;font:600 19px/1.3 {MailLook.Serif};color:{MailLook.Ink}\">{content}</h2>\n",
                _ => $"<h3 class=\"ink\" style=\"margin:16px 0 2px;font:600 16px/1.4 {MailLook.Sans};color:{MailLook.Ink}\">{content}</h3>\n",
            }
        );

    protected override void Paragraph(string content, bool isLast) =>
        html.Append($"<p style=\"margin:0 0 {(isLast && (depth > 0 || !isPart) ? 0 : 16)}px\">{content}</p>\n");

    protected override void List(ListBlock list)
    {
        var tag = list.IsOrdered ? "ol" : "ul";
        html.Append($"<{tag} style=\"margin:0 0 16px;padding:0 0 0 22px\">\n");
        foreach (var item in list.OfType<ListItemBlock>())
        {
            html.Append("<li style=\"margin:0 0 8px;padding:0 0 0 4px\">");
            depth++;
            Write(item);
            depth--;
            html.Append("</li>\n");
        }
        html.Append($"</{tag}>\n");
    }

    protected override void Quote(QuoteBlock quote)
    {
        html.Append($"<blockquote style=\"margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid {look.Accent};font:italic 17px/1.55 {MailLook.Serif}\">\n");
        depth++;
        Write(quote);
        depth--;
        html.Append("</blockquote>\n");
    }

    protected override void Rule() => html.Append($"<hr class=\"line\" style=\"margin:26px 0;border:0;border-top:1px solid {MailLook.Line}\">\n");

    protected override string Literal(string text) => MailLook.Encode(text);

    protected override string Emphasis(string content, bool isStrong) => isStrong ? $"<strong>{content}</strong>" : $"<em>{content}</em>";

    protected override string Link(string content, string address) =>
        $"<a class=\"link\" href=\"{MailLook.Encode(address)}\" style=\"color:{look.Primary};text-decoration:underline\">{content}</a>";

    // the alternative text is encoded by Literal; a picture that is switched off shows it in this type
    protected override string Picture(string content, string address) =>
        $"<img class=\"muted\" src=\"{MailLook.Encode(address)}\" alt=\"{content}\" width=\"520\" style=\"display:block;width:100%;max-width:520px;height:auto;border:0;font:14px/1.5 {MailLook.Sans};color:{MailLook.Muted}\">";

    protected override string LineBreak(bool isHard) => isHard ? "<br>\n" : "\n";
}
