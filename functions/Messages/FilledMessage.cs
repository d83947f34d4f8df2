using Automations.Messages.Layout;

namespace Automations.Messages;

/// <summary>A message with all its placeholders filled in, before it is set in the layout.</summary>
/// <param name="Body">Markdown.</param>
internal sealed record FilledMessage(string Source, string Subject, string Preheader, MailAction? Action, string Body)
{
    public static FilledMessage Of(string template, ComposedMessage message) =>
        new(
            template,
            message.Subject,
            message.Preheader,
            message.ActionLabel is null ? null : new MailAction(message.ActionLabel, MailLinks.Checked(template, message.ActionAddress?.ToString())),
            string.Join("\n\n", message.Parts.Select(part => part.Markdown))
        );

    /// <param name="body">In place of its own.</param>
    public MailContent Parse(string language, string body) => new(language, Subject, Preheader, Action, MessageMarkdown.Parse(body), Source);
}
