using System.Text;
using Automations.Messages.Layout;
using Automations.Messages.Templates;

namespace Automations.Messages;

/// <summary>Sets several messages in the layout as one: each below the other with a line between, its own heading and its own button.</summary>
internal sealed class MergedRenderer(MailLayout layout)
{
    /// <summary>Longer subjects are cut in most inboxes.</summary>
    private const int LongestSubject = 90;

    private const string Paragraphs = "\n\n";

    public RenderedMessage Render(string language, IReadOnlyList<FilledMessage> messages)
    {
        var bodies = WithoutRepetition([.. messages.Select(message => message.Body.ReplaceLineEndings("\n").Trim('\n'))]);
        var (html, text, card) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var number = 0; number < messages.Count; number++)
        {
            var message = messages[number];
            var heading = number == 0 ? "" : $"---{Paragraphs}## {MarkdownEscape.Escape(message.Subject)}{Paragraphs}";
            var content = message.Parse(language, heading + bodies[number]);
            html.Append(layout.Part(content)).Append(layout.Button(message.Action));
            text.Append(PlainTextWriter.Write(content)).Append(message.Action is { } action ? $"{Paragraphs}{action.Label}:\n{action.Address}" : "").Append(Paragraphs);
            card.Append(CardMarkdown.Of(content)).Append(Paragraphs);
        }

        var whole = messages[0].Parse(language, "") with { Subject = SubjectOf(language, messages), Action = null };
        return new(whole.Subject, layout.Html(whole, html.ToString()), layout.Text(whole, text.ToString().TrimEnd()), card.ToString().TrimEnd());
    }

    /// <summary>Names both of two, and says of more how many follow.</summary>
    internal static string SubjectOf(string language, IReadOnlyList<FilledMessage> messages)
    {
        var (first, isGerman) = (messages[0].Subject, language == "de");
        if (messages is [_, var second] && first.Length + second.Subject.Length <= LongestSubject)
            return $"{first} – {(isGerman ? "und" : "and")}: {second.Subject}";
        var more = messages.Count - 1;
        return $"{first} – {(isGerman ? Weitere(more) : More(more))}";
    }

    private static string Weitere(int more) => more == 1 ? "und eine weitere Nachricht" : $"und {Number(more, "zwei", "drei")} weitere Nachrichten";

    private static string More(int more) => more == 1 ? "and one more message" : $"and {Number(more, "two", "three")} more messages";

    private static string Number(int number, string two, string three) =>
        number switch
        {
            2 => two,
            3 => three,
            _ => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };

    /// <summary>After a greeting German goes on with a small letter; below a heading it does not.</summary>
    private static string AsBeginning(string paragraph) =>
        paragraph.TrimStart('\n') is { Length: > 0 } text && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : paragraph;

    /// <summary>The first paragraph stays with the first message when all have it, the last with the last.</summary>
    private static IReadOnlyList<string> WithoutRepetition(IReadOnlyList<string> bodies)
    {
        var parts = bodies.Select(body => body.Split(Paragraphs, StringSplitOptions.RemoveEmptyEntries).ToList()).ToList();
        for (var number = 1; number < parts.Count; number++)
        {
            if (parts[number].Count > 1 && parts[number][0].Trim() == parts[0][0].Trim())
            {
                parts[number].RemoveAt(0);
                parts[number][0] = AsBeginning(parts[number][0]);
            }
        }

        for (var number = 0; number < parts.Count - 1; number++)
        {
            if (parts[number].Count > 1 && parts[number][^1].Trim() == parts[^1][^1].Trim())
                parts[number].RemoveAt(parts[number].Count - 1);
        }

        return [.. parts.Select(paragraphs => string.Join(Paragraphs, paragraphs))];
    }
}
