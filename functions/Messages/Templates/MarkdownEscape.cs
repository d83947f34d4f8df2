using System.Globalization;
using System.Text;

namespace Automations.Messages.Templates;

/// <summary>Makes any value plain text within Markdown: whatever somebody wrote is shown as they wrote it and can become no link, heading or tag.</summary>
internal static class MarkdownEscape
{
    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 16);
        foreach (var line in value.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (escaped.Length > 0)
                escaped.Append("\\\n"); // a line break within the paragraph, so that the value stays in its quote or list
            foreach (var character in line.Where(IsShown))
            {
                if (char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)))
                    escaped.Append('\\');
                escaped.Append(character);
            }
        }
        return escaped.ToString();
    }

    /// <summary>
    /// As <see cref="Escape"/>, on one line and with as few backslashes as will do: for Markdown that people go on writing.
    /// </summary>
    public static string Sparing(string value)
    {
        var line = OneLine(value);
        var escaped = new StringBuilder(line.Length + 8);
        var begins = line.TakeWhile(char.IsAsciiDigit).Count();
        for (var place = 0; place < line.Length; place++)
        {
            if (line[place] is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '&' or '#' or '~' || (place == begins && line[place] is '.' or ')' or '-' or '+' or '='))
                escaped.Append('\\');
            escaped.Append(line[place]);
        }

        return escaped.ToString();
    }

    /// <summary>A value on one line, for subjects.</summary>
    public static string OneLine(string value) =>
        string.Join(' ', string.Concat(value.Select(character => char.IsWhiteSpace(character) ? ' ' : character).Where(IsShown)).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // control characters, and those that turn the direction of what follows; joiners within emoji stay
    private static bool IsShown(char character) =>
        character == '\u200D'
        || char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
