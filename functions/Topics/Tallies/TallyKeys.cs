namespace Automations.Topics.Tallies;

/// <summary>What is counted, by name.</summary>
internal static class TallyKeys
{
    public const string Everything = "*";

    /// <summary>Not items: how often any phrase was said. Nobody is counted.</summary>
    public const string AllPhrases = "p";

    private const string PhrasePrefix = "p/";

    public static string Topic(string id) => $"t/{id}";

    public static string Language(string topic, string language) => $"t/{topic}/{language}";

    public static string Glad(string topic) => $"t/{topic}/+";

    public static string Cross(string topic) => $"t/{topic}/-";

    public static string Phrase(string phrase) => PhrasePrefix + phrase;

    /// <returns>Null when something else is counted under this key.</returns>
    public static string? PhraseOf(string key) => IsPhrase(key) ? key[PhrasePrefix.Length..] : null;

    public static bool IsPhrase(ReadOnlySpan<char> key) => key.StartsWith(PhrasePrefix);

    /// <returns>The language that is counted for a topic; null when something else is.</returns>
    public static string? LanguageOf(string key, string topic) =>
        key.StartsWith($"t/{topic}/", StringComparison.Ordinal) && key[^1] is not ('+' or '-') ? key[(key.LastIndexOf('/') + 1)..] : null;
}
