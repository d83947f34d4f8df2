using System.Text.RegularExpressions;

namespace Automations.LanguageModel.Anonymity;

/// <summary>
/// Takes out of a text what tells who somebody is: addresses of mail and web, telephone numbers, names after a form of address or a
/// greeting, and the names that are known. Rather one word too many than one too few.
/// </summary>
public static partial class Anonymiser
{
    private const string Name = "[Name]";
    private const string Address = "[Address]";
    private const string Number = "[Number]";
    private const RegexOptions Plainly = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <param name="names">Display names of those whom the text may name; each of their words goes, where it stands as a word.</param>
    public static AnonymousText Of(string text, IEnumerable<string> names) => Of(text, WordsOf(names));

    /// <summary>As <see cref="Of(string, IEnumerable{string})"/>, for many texts that may name many people.</summary>
    public static IReadOnlyList<AnonymousText> OfEach(IEnumerable<string> texts, IEnumerable<string> names)
    {
        var known = WordsOf(names);
        return [.. texts.Select(text => Of(text, known))];
    }

    private static AnonymousText Of(string text, HashSet<string> known)
    {
        var plain = MailAddress().Replace(text, Address);
        plain = WebAddress().Replace(plain, Address);
        plain = Mention().Replace(plain, Name);
        plain = Telephone().Replace(plain, Number);
        plain = Addressed().Replace(plain, match => $"{match.Groups["before"].Value}{Name}");
        plain = SignedOff().Replace(plain, match => $"{match.Groups["before"].Value}{Name}");
        if (known.Count > 0)
            plain = Word().Replace(plain, match => IsName(match.Value, known) ? Name : match.Value);
        return new(Repeated().Replace(plain, Name));
    }

    /// <summary>Words of two letters ("Bo", "Li") and particles ("von", "der") are left: they are words of the language more often than names.</summary>
    private static HashSet<string> WordsOf(IEnumerable<string> names) =>
        names
            .SelectMany(name => Word().Matches(name).Select(match => match.Value))
            .Where(word => word.Length > 2 && char.IsUpper(word[0]))
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>As it is known, or with the s of the genitive, with or without an apostrophe.</summary>
    private static bool IsName(string word, HashSet<string> known) =>
        known.Contains(word) || (word[^1] == 's' && (known.Contains(word[..^1]) || (word.Length > 2 && word[^2] is '\'' or '’' && known.Contains(word[..^2]))));

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", Plainly, 2000)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"\b(https?://|www\.)\S+", Plainly | RegexOptions.IgnoreCase, 2000)]
    private static partial Regex WebAddress();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])@[\p{L}\p{N}._-]{2,}", Plainly, 2000)]
    private static partial Regex Mention();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])(\+|00|0)[1-9](?:[ ()/.-]{0,3}\d){5,14}(?![\p{L}\p{N}])", Plainly, 2000)]
    private static partial Regex Telephone();

    [GeneratedRegex(
        @"(?<before>(?<!\p{L})(?:Frau|Herrn?|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.|[Kk]ollegin|[Kk]ollege|[Cc]olleague|Hallo|Hi|Hey|Moin|Servus|Liebe[rs]?|Dear)\s+)\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)?",
        Plainly,
        2000
    )]
    private static partial Regex Addressed();

    [GeneratedRegex(
        @"(?<before>(?:Grüße|Grüßen|Gruß|Danke|VG|LG|MfG|regards|Regards|Cheers|Thanks|Thank you)[,!.]?[ \t]*\r?\n\s*)\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)?",
        Plainly,
        2000
    )]
    private static partial Regex SignedOff();

    [GeneratedRegex(@"[\p{L}\p{N}]+(['’][\p{L}\p{N}]+)*", Plainly, 2000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\[Name\](?:[ -]\[Name\])+", Plainly, 2000)]
    private static partial Regex Repeated();
}
