namespace Automations.Topics.Synonyms;

/// <summary>One state of all synonyms. What was before stays, so that one can see who changed what.</summary>
/// <param name="Version">From 1; 0 is what the programme's file says.</param>
/// <param name="ChangedAt">Null for version 0.</param>
/// <param name="ChangedBy">Object id, or the name of an application; null for version 0.</param>
/// <param name="Synonyms">By topic, spelled as in the programme; a topic without any is not in it.</param>
public sealed record SynonymVersion(int Version, DateTimeOffset? ChangedAt, string? ChangedBy, IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms)
{
    public IReadOnlyList<string> Of(string topic) => Synonyms.TryGetValue(topic, out var found) ? found : [];
}
