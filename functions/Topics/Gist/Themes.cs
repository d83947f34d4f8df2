using Automations.Programme.Topics;

namespace Automations.Topics.Gist;

/// <summary>What texts have in common: topics of the programme, words that stand for something, and pairs of words.</summary>
internal sealed class Themes
{
    private const int Most = 5;
    private const int FewestTexts = 2;

    private readonly Dictionary<string, ThemeCandidate> words = [];
    private readonly Dictionary<(string First, string Second), ThemeCandidate> pairs = [];
    private readonly Dictionary<string, ThemeCandidate> topics = [];

    public void Add(int text, IReadOnlyList<GistWord> read, IEnumerable<string> told)
    {
        foreach (var name in told)
            Of(topics, name).Topic(text, name);
        for (var at = 0; at < read.Count; at++)
        {
            var word = read[at];
            if (!word.Tells)
                continue;
            Of(words, word.Stem).See(text, word, word.Written);
            if (at > 0 && word is { Follows: true, IsPart: false } && read[at - 1] is { Tells: true, IsPart: false } before)
                Of(pairs, (before.Stem, word.Stem)).See(text, word, $"{before.Written} {word.Written}");
        }
    }

    /// <summary>In how many texts a word is, when they are two or more.</summary>
    public int Weight(GistWord word) => word.Tells && words.TryGetValue(word.Stem, out var known) && known.Texts.Count >= FewestTexts ? known.Texts.Count : 0;

    public IReadOnlyList<TextTheme> Choose()
    {
        // "dark mode" brings "dark" and "mode" with it: the pair is told when it is most of what its words are, else the words
        var told = pairs.Where(pair => IsTheme(pair.Value) && Words(pair.Key).All(word => words[word].Texts.Count <= 2 * pair.Value.Texts.Count)).ToList();
        var within = told.SelectMany(pair => Words(pair.Key)).ToHashSet();
        var candidates = topics.Values.Where(IsTheme)
            .Concat(told.Select(pair => pair.Value))
            .Concat(words.Where(word => IsTheme(word.Value) && !within.Contains(word.Key)).Select(word => word.Value));
        var themes = new List<TextTheme>();
        foreach (var candidate in candidates.OrderByDescending(theme => theme.Texts.Count).ThenBy(theme => theme.Rank).ThenBy(theme => theme.Name, StringComparer.Ordinal))
            if (themes.Count < Most && !themes.Exists(theme => IsEcho(candidate, theme)))
                themes.Add(new(candidate.Name, [.. candidate.Texts.Order()]));
        return themes;
    }

    private static bool IsTheme(ThemeCandidate candidate) => candidate.Texts.Count >= FewestTexts && candidate.StandsForSomething;

    /// <summary>The same texts under another name: a topic and the word by which it is meant.</summary>
    private static bool IsEcho(ThemeCandidate candidate, TextTheme theme)
    {
        var both = theme.Texts.Count(candidate.Texts.Contains);
        return both * 5 >= 4 * Math.Max(candidate.Texts.Count, theme.Texts.Count) || candidate.Name.Equals(theme.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static string[] Words((string First, string Second) pair) => [pair.First, pair.Second];

    private static ThemeCandidate Of<TKey>(Dictionary<TKey, ThemeCandidate> candidates, TKey key)
        where TKey : notnull
    {
        if (!candidates.TryGetValue(key, out var candidate))
            candidates.Add(key, candidate = new());
        return candidate;
    }
}
