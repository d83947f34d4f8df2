using Scriban;

namespace Automations.Messages.Templates;

/// <summary>A text, parsed: front matter and body, each with its placeholders.</summary>
/// <param name="Action">A Markdown link that becomes the message's button; null for none.</param>
/// <param name="Later">Fields of the view that messages lack which were queued before there was such a field; they count as having no value.</param>
internal sealed record MessageTemplate(string Source, Template Subject, Template Preheader, Template? Action, Template Body, IReadOnlyList<string> Later)
{
    private const string Fence = "---";
    private static readonly string[] Keys = ["subject", "preheader", "action", "later"];

    /// <exception cref="MessageTextException">The front matter or a placeholder is malformed.</exception>
    public static MessageTemplate Parse(string source, string content)
    {
        var lines = content.ReplaceLineEndings("\n").TrimStart('\uFEFF').Split('\n');
        var end = Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence);
        if (lines[0].TrimEnd() != Fence || end < 0)
            throw new MessageTextException($"The text {source} must begin with a front matter between two lines of {Fence}.");
        var fields = lines[1..end].Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => Field(source, line)).ToDictionary();
        return new(
            source,
            Required("subject"),
            Required("preheader"),
            fields.TryGetValue("action", out var action) ? Parsed(source, action) : null,
            Parsed(source, string.Join('\n', lines[(end + 1)..])),
            fields.TryGetValue("later", out var later) ? later.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : []
        );

        Template Required(string key) =>
            fields.TryGetValue(key, out var text) ? Parsed(source, text) : throw new MessageTextException($"The text {source} has no {key} in its front matter.");
    }

    private static KeyValuePair<string, string> Field(string source, string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = colon < 0 ? line : line[..colon].Trim();
        return colon >= 0 && Keys.Contains(key)
            ? new(key, line[(colon + 1)..].Trim())
            : throw new MessageTextException($"The text {source} has a front matter line that is none of {string.Join(", ", Keys)}: {line}");
    }

    private static Template Parsed(string source, string text)
    {
        var template = Template.Parse(text, source);
        return template.HasErrors ? throw new MessageTextException($"The text {source} cannot be read: {string.Join("; ", template.Messages)}") : template;
    }
}
