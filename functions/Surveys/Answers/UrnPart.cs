namespace Automations.Surveys.Answers;

/// <summary>Some of a run's answers. Kept in the order of their keys, which are random: how they came in leaves no trace.</summary>
/// <param name="IsClosed">No answer is taken any more.</param>
internal sealed record UrnPart(bool IsClosed, IReadOnlyList<UrnEntry> Entries)
{
    public static UrnPart Empty { get; } = new(IsClosed: false, []);

    public UrnEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);

    public UrnPart With(UrnEntry entry) =>
        this with { Entries = [.. Entries.Where(other => other.Key != entry.Key).Append(entry).OrderBy(other => other.Key, StringComparer.Ordinal)] };

    public UrnPart Without(string key) => this with { Entries = [.. Entries.Where(other => other.Key != key)] };
}

/// <param name="Key">What the receipt hashes to.</param>
/// <param name="Version">Random, new with every change.</param>
/// <param name="Group">Null for those whose group is too small to be told apart.</param>
/// <param name="Name">Of who answered a named survey; null in an anonymous one.</param>
internal sealed record UrnEntry(string Key, string Version, string? Group, string? Name, AnswerSheet Sheet);
