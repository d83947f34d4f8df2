using System.Text.Json;
using Automations.Messages.Layout;
using Automations.Messages.Templates;
using Automations.Programme;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Automations.Messages;

internal sealed class MessageRenderer(MessageTemplates templates, MailLayout layout, ProgrammeSettings programme, IEnumerable<IMessageComposer>? composers = null)
    : IMessageRenderer
{
    private readonly ComposedRenderer composed = new(layout);
    private readonly MergedRenderer merged = new(layout);
    private readonly Dictionary<string, IMessageComposer> composers = (composers ?? []).ToDictionary(composer => composer.Template, StringComparer.Ordinal);

    public async Task<RenderedMessage> RenderAsync(
        string template,
        string language,
        RecipientView recipient,
        JsonElement view,
        CancellationToken cancellation
    )
    {
        if (composers.TryGetValue(template, out var composer))
            return composed.Render(template, language, await composer.ComposeAsync(language, recipient, view, cancellation));
        var filled = await FillAsync(template, language, recipient, view, cancellation);
        var content = filled.Parse(language, filled.Body);
        return new(content.Subject, layout.Html(content), layout.Text(content), CardMarkdown.Of(content));
    }

    public async Task<RenderedMessage> RenderTogetherAsync(
        IReadOnlyList<MessageToRender> messages,
        string language,
        RecipientView recipient,
        CancellationToken cancellation
    )
    {
        var filled = new List<FilledMessage>(messages.Count);
        foreach (var message in messages)
        {
            filled.Add(
                composers.TryGetValue(message.Template, out var composer)
                    ? FilledMessage.Of(message.Template, await composer.ComposeAsync(language, recipient, message.View, cancellation))
                    : await FillAsync(message.Template, language, recipient, message.View, cancellation)
            );
        }

        return merged.Render(language, filled);
    }

    private async Task<FilledMessage> FillAsync(string template, string language, RecipientView recipient, JsonElement view, CancellationToken cancellation)
    {
        var text = await templates.GetAsync(template, language, cancellation);
        var model = TextModel.Of(programme, language, recipient, view, text.Later);
        return new(
            text.Source,
            MarkdownEscape.OneLine(Fill(text, text.Subject, model, MarkdownEscape.OneLine)),
            MarkdownEscape.OneLine(Fill(text, text.Preheader, model, MarkdownEscape.OneLine)),
            text.Action is null ? null : ActionOf(text.Source, Fill(text, text.Action, model, MarkdownEscape.Escape)),
            Fill(text, text.Body, model, MarkdownEscape.Escape)
        );
    }

    private static string Fill(MessageTemplate text, Template part, ScriptObject model, Func<string, string> escape)
    {
        try
        {
            return part.Render(new TextContext(model, escape));
        }
        catch (Exception exception) when (exception is ScriptRuntimeException or FormatException or ArgumentException)
        {
            throw new MessageTextException($"The text {text.Source} cannot be filled in: {exception.Message}", exception);
        }
    }

    private static MailAction ActionOf(string source, string markdown) =>
        MessageMarkdown.Parse(markdown).Descendants<LinkInline>().FirstOrDefault() is { Url.Length: > 0, FirstChild: LiteralInline label } link
            ? new(label.Content.ToString(), MailLinks.Checked(source, link.Url))
            : throw new MessageTextException($"The text {source} must write its action as [label](address).");
}
