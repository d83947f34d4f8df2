using System.Collections.Frozen;

namespace Automations.Topics.Text;

/// <summary>Small word lists that come with the app: what is in every sentence, what German compounds are made of, what says nothing, what sounds glad or cross.</summary>
internal static class WordLists
{
    public static FrozenSet<string> German { get; } = Read("de").ToFrozenSet();

    public static FrozenSet<string> English { get; } = Read("en").ToFrozenSet();

    public static FrozenSet<string> Compounds { get; } = Read("compounds").ToFrozenSet();

    /// <summary>Said about anything: never what a text is about.</summary>
    public static FrozenSet<string> Filler { get; } = Read("filler").ToFrozenSet();

    public static FrozenDictionary<string, Tone> Tones { get; } =
        Lines("tone")
            .SelectMany(line => line[2..].Split(' ').Distinct().Select(word => KeyValuePair.Create(word, (Tone)line[0])))
            .ToFrozenDictionary();

    private static IEnumerable<string> Read(string name) => Lines(name).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct();

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(WordLists).Assembly.GetManifestResourceStream($"topics/{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}

internal enum Tone
{
    Glad = '+',
    Cross = '-',
    Negation = '!',
}
