using System.Text.RegularExpressions;
using Automations.Programme.Topics;
using Automations.Topics.Text;

namespace Automations.Topics.Gist;

/// <summary>Chooses the few texts that say most of what many say: each next one for what those before it leave out.</summary>
internal static partial class Quotes
{
    private const int Most = 3;
    private const int Longest = 200;

    public static IReadOnlyList<TextQuote> Choose(IReadOnlyList<string> texts, IReadOnlyList<IReadOnlyList<GistWord>> read, Themes themes, Func<string, IReadOnlyList<GistWord>> reader)
    {
        var candidates = texts.Select((text, place) => (Text: text, Place: place)).DistinctBy(each => each.Text).SelectMany(each => Of(each.Text, each.Place, read[each.Place], reader)).ToList();
        var quotes = new List<TextQuote>();
        var said = new HashSet<string>();
        while (quotes.Count < Most && Best(candidates, said, themes) is { } best)
        {
            quotes.Add(best.Quote);
            said.UnionWith(best.Words.Where(word => word.Tells).Select(word => word.Stem));
            candidates.RemoveAll(each => each.Quote.Text == best.Quote.Text);
        }

        return quotes;
    }

    /// <summary>A short text as it is; of a long one its sentences, none of which has anything taken out.</summary>
    private static IEnumerable<QuoteCandidate> Of(string text, int place, IReadOnlyList<GistWord> words, Func<string, IReadOnlyList<GistWord>> reader)
    {
        if (LineOf(text) is { } line)
            return [new(new(place, line), words)];
        return text.Length <= Longest ? [] : Between().Split(text).Select(LineOf).OfType<string>().Select(sentence => new QuoteCandidate(new(place, sentence), reader(sentence)));
    }

    /// <returns>Null when none adds anything.</returns>
    private static QuoteCandidate? Best(IEnumerable<QuoteCandidate> candidates, HashSet<string> said, Themes themes) =>
        candidates.Select(each => (Candidate: each, Worth: Worth(each, said, themes))).Where(each => each.Worth > 0).OrderByDescending(each => each.Worth).FirstOrDefault().Candidate;

    /// <summary>Long ones have more words to score with; the root makes up for that.</summary>
    private static double Worth(QuoteCandidate candidate, HashSet<string> said, Themes themes) =>
        candidate.Words.DistinctBy(word => word.Stem).Where(word => !said.Contains(word.Stem)).Sum(themes.Weight) / Math.Sqrt(candidate.Quote.Words.Length + Quotable.Shortest);

    private static string? LineOf(string text) => Quotable.LineOf(text, Longest) is { } line && !line.AsSpan().ContainsAny('[', '…') ? line : null;

    // "z. B." and "3. Januar" are not where a sentence ends
    [GeneratedRegex(@"(?<=\p{L}{2}[.!?])\s+(?=\p{Lu})|\n+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();

    private sealed record QuoteCandidate(TextQuote Quote, IReadOnlyList<GistWord> Words);
}
