using System.Text.RegularExpressions;

namespace Automations.Topics.Text;

/// <summary>Takes out of a text who is meant: addresses, numbers, links, and names by list and by how people write them.</summary>
internal static partial class Redaction
{
    private const string Name = "…";
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(200);

    /// <param name="names">Full names of known people, in lower case.</param>
    public static string Clean(string text, IReadOnlyCollection<string> names)
    {
        if (text.AsSpan().ContainsAny('@', '/', '\\'))
            text = Link().Replace(Mail().Replace(text, Name), Name);
        if (text.AsSpan().ContainsAnyInRange('0', '9'))
            text = Phone().Replace(text, Name);
        text = Addressed().Replace(text, match => match.Groups["before"].Value + Name);
        text = Signed().Replace(text, match => match.Groups["before"].Value + Name);
        foreach (var name in names)
            if (text.Contains(name, StringComparison.OrdinalIgnoreCase))
                text = Regex.Replace(text, $@"(?<!\w){Regex.Escape(name)}(?!\w)", Name, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
        return text;
    }

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+|(?<!\w)@\w[\w.]*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Mail();

    [GeneratedRegex(@"https?://\S+|\bwww\.\S+|\\\\\w\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w.])(\+|00|0)[\d ()/.-]{6,}\d|\b\d{6,}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?<before>(?:Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Kolleg(?:e|in)|colleague|Lieber?|Dear|Hallo|Hi|Hey|Moin|Danke|Thanks)\s+)(?!Zusammen\b|Team)(?:Dr\.\s+)?\p{Lu}\p{Ll}+(?:\s+\p{Lu}\p{Ll}+)?(?=\s*[,.!?]|\s+(?:aus|vom|von|from|in|hat|is|has|kann|can)\b)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Addressed();

    [GeneratedRegex(@"(?<before>(?:Gr(?:uß|üße|uss|üsse)|VG|LG|MfG|Cheers|regards|wishes)[,!]?\s+)\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Signed();
}
