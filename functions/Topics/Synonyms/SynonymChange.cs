namespace Automations.Topics.Synonyms;

/// <summary>What a version changed.</summary>
/// <param name="Added">By topic.</param>
/// <param name="Removed">By topic.</param>
public sealed record SynonymChange(
    int Version,
    DateTimeOffset? ChangedAt,
    string? ChangedBy,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Added,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Removed
)
{
    internal bool IsNothing => Added.Count + Removed.Count == 0;

    public static SynonymChange Between(SynonymVersion before, SynonymVersion after) =>
        new(after.Version, after.ChangedAt, after.ChangedBy, Missing(after, before), Missing(before, after));

    private static Dictionary<string, IReadOnlyList<string>> Missing(SynonymVersion from, SynonymVersion other) =>
        from.Synonyms
            .Select(topic => (topic.Key, Value: (IReadOnlyList<string>)[.. topic.Value.Except(other.Of(topic.Key))]))
            .Where(topic => topic.Value.Count > 0)
            .ToDictionary(topic => topic.Key, topic => topic.Value);
}
