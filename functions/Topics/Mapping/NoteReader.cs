using Automations.Topics.Text;

namespace Automations.Topics.Mapping;

/// <summary>Reads texts with one catalogue. Keeps its buffers from text to text: one reader a thread.</summary>
internal sealed class NoteReader(Catalogue catalogue)
{
    private const int LongestText = 4_000;
    private const int MostPhrases = 12;
    private const int ShortestPhraseWord = 4;
    private const int LongestPhraseWord = 30;
    private const int PooledWords = 50_000;

    private readonly List<Token> tokens = [];
    private readonly HashSet<int> found = [];
    private readonly SortedSet<int> topics = [];
    private readonly HashSet<string> pool = [];
    private readonly List<bool> taken = [];

    /// <param name="said">The language that the person named; one without an analyser of its own is read as English. Null to find out.</param>
    public ReadNote Read(string text, string? said = null)
    {
        if (text.Length > LongestText)
            text = text[..LongestText];
        var language = said is null ? LanguageGuess.Of(text) : said == "de" ? "de" : "en";
        tokens.Clear();
        found.Clear();
        topics.Clear();
        taken.Clear();
        var vocabulary = catalogue.In(language);
        vocabulary.Read(text, tokens);
        Match(vocabulary.Phrases, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens));
        topics.UnionWith(catalogue.Together(found));
        return new(language, [.. topics], Phrases(text), Feeling(text));
    }

    private void Match(PhraseTrie phrases, ReadOnlySpan<Token> all)
    {
        for (var at = 0; at < all.Length;)
        {
            var (index, length) = phrases.Longest(all[at..]);
            var isFound = index != PhraseTrie.Nothing && length > 0;
            if (isFound)
            {
                found.Add(index);
                if (!catalogue[index].IsNothing)
                    topics.UnionWith(catalogue[index].Topics);
            }

            for (var step = 0; step < (isFound ? length : 1); step++)
                taken.Add(isFound);
            at += isFound ? length : 1;
        }
    }

    private List<string> Phrases(string text)
    {
        List<string> phrases = [];
        string? before = null;
        for (var at = 0; at < tokens.Count && phrases.Count < MostPhrases; at++)
        {
            var token = tokens[at];
            var word = taken[at] || token.IsCommon || token.End - token.Start is < ShortestPhraseWord or > LongestPhraseWord || !char.IsLetter(text[token.Start])
                ? null
                : Word(text.AsSpan(token.Start, token.End - token.Start));
            if (word is not null)
            {
                phrases.Add(word);
                if (before is not null)
                    phrases.Add(Word($"{before} {word}"));
            }

            before = word;
        }

        return phrases;
    }

    private int Feeling(string text)
    {
        var tones = WordLists.Tones.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> buffer = stackalloc char[24];
        var (sum, negated) = (0, 0);
        foreach (var token in tokens)
        {
            var written = text.AsSpan(token.Start, Math.Min(token.End - token.Start, buffer.Length));
            negated--;
            if (!tones.TryGetValue(buffer[..written.ToLowerInvariant(buffer)], out var tone))
                continue;
            if (tone == Tone.Negation)
                negated = 3;
            else
                sum += (tone == Tone.Glad ? 1 : -1) * (negated > 0 ? -1 : 1);
        }

        return Math.Sign(sum);
    }

    private string Word(ReadOnlySpan<char> written)
    {
        Span<char> lower = stackalloc char[written.Length];
        written.ToLowerInvariant(lower);
        if (pool.Count > PooledWords)
            pool.Clear();
        var known = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(lower, out var word))
            return word;
        word = lower.ToString();
        pool.Add(word);
        return word;
    }
}
