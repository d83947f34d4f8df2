using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Automations.Messages.Texts;

namespace Automations.Messages.Templates;

/// <summary>Finds and parses texts; a text is parsed again only when it has changed.</summary>
internal sealed partial class MessageTemplates(IMessageTexts texts)
{
    private readonly ConcurrentDictionary<(string Template, string Language), (string Content, MessageTemplate Parsed)> parsed = new();

    public async Task<MessageTemplate> GetAsync(string template, string language, CancellationToken cancellation)
    {
        if (!TemplateName.IsMatch(template) || !LanguageName.IsMatch(language))
            throw new MessageTextException($"There can be no text {template} in {language}: a template is named like Onboarding/Welcome, a language like de.");
        var text =
            await texts.FindAsync(template, language, cancellation)
            ?? throw new MessageTextException($"The text {FileTexts.NameOf(template, language)} is missing.");
        if (parsed.TryGetValue((template, language), out var known) && known.Content == text.Content)
            return known.Parsed;
        var fresh = MessageTemplate.Parse(text.Source, text.Content);
        parsed[(template, language)] = (text.Content, fresh);
        return fresh;
    }

    [GeneratedRegex("^[A-Za-z0-9]+/[A-Za-z0-9]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemplateName { get; }

    [GeneratedRegex("^[a-z]{2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LanguageName { get; }
}
