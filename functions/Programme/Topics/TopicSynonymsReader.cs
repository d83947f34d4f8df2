namespace Automations.Programme.Topics;

/// <summary>Reads the section <c>topicSynonyms</c> of a programme file.</summary>
internal static class TopicSynonymsReader
{
    private const int LongestSynonym = 60;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(JsonSection section, IEnumerable<string> topics)
    {
        var synonyms = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var topic in topics.Where(topic => section.HasEntries(topic)))
            synonyms[topic] = section.List(topic, (list, key) => list.Text(key, LongestSynonym));
        section.Close();
        return synonyms;
    }
}
