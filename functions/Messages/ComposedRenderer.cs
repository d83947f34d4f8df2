using System.Runtime.CompilerServices;
using System.Text;
using Automations.Messages.Layout;
using Markdig.Syntax;

namespace Automations.Messages;

/// <summary>Sets messages that are made of parts in the programme's layout.</summary>
internal sealed class ComposedRenderer(MailLayout layout)
{
    private static readonly MarkdownDocument Nothing = [];

    private readonly ConditionalWeakTable<MessagePart, RenderedPart> shared = [];

    public RenderedMessage Render(string template, string language, ComposedMessage message)
    {
        var action = message.ActionLabel is null ? null : new MailAction(message.ActionLabel, MailLinks.Checked(template, message.ActionAddress?.ToString()));
        var content = new MailContent(language, message.Subject, message.Preheader, action, Nothing, template, HasPictures: message.Pictures.Count > 0);
        var (html, text, body) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        foreach (var part in message.Parts)
        {
            var rendered = part.IsShared ? shared.GetValue(part, each => Render(content, each)) : Render(content, part);
            html.Append(rendered.Html);
            text.Append(rendered.Text).Append("\n\n");
            body.Append(rendered.Card).Append("\n\n");
        }

        return new(message.Subject, layout.Html(content, html.ToString()), layout.Text(content, text.ToString().TrimEnd()), body.ToString().TrimEnd()) { Pictures = message.Pictures };
    }

    private RenderedPart Render(MailContent frame, MessagePart part)
    {
        var content = frame with { Body = MessageMarkdown.Parse(part.Markdown) };
        return new(layout.Part(content), PlainTextWriter.Write(content), CardMarkdown.Of(content));
    }

    private sealed record RenderedPart(string Html, string Text, string Card);
}
