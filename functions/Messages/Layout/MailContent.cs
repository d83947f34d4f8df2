using Markdig.Syntax;

namespace Automations.Messages.Layout;

/// <summary>A message before it is set in the layout.</summary>
/// <param name="Source">The text it comes from, as named in errors.</param>
/// <param name="HasPictures">Pictures that travel inside the mail may be shown; others never.</param>
internal sealed record MailContent(string Language, string Subject, string Preheader, MailAction? Action, MarkdownDocument Body, string Source, bool HasPictures = false);

/// <summary>The one thing a message asks for.</summary>
internal sealed record MailAction(string Label, string Address);
