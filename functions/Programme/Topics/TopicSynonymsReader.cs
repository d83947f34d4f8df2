namespace Automations.Programme.Topics;

/// <summary>Reads what means the topics: the section <c>topicSynonyms</c> of a programme file, and what managers make of it while the app runs.</summary>
internal static class TopicSynonymsReader
{
    private const int LongestSynonym = 60;
    private const int MostSynonyms = 200;

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Read(JsonSection section, IEnumerable<string> topics)
    {
        var synonyms = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var topic in topics.Where(topic => section.HasEntries(topic)))
            synonyms[topic] = SynonymsOf(section, topic);
        section.Close();
        return synonyms;
    }

    private static List<string> SynonymsOf(JsonSection section, string topic)
    {
        var synonyms = section.List(topic, Synonym);
        if (synonyms.Count > MostSynonyms)
            section.Problem(topic, $"must not have more than {MostSynonyms} entries.");
        if (synonyms.GroupBy(synonym => synonym, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            section.Problem(topic, $"has \"{twice.Key}\" more than once.");
        return synonyms;
    }

    private static string Synonym(JsonSection list, string key)
    {
        var text = list.Text(key, LongestSynonym);
        if (text.Length > 0 && !IsSynonym(text))
            list.Problem(key, $"\"{text}\" must be words, =words for exactly this form, -words for what does not mean the topic, or words + words for what means it together.");
        return text;
    }

    private static bool IsSynonym(string text) =>
        text[0] is '-' or '='
            ? HasWord(text[1..]) && !text.Contains(" + ", StringComparison.Ordinal)
            : !text.EndsWith(" +", StringComparison.Ordinal) && text.Split(" + ").All(HasWord);

    private static bool HasWord(string text) => text.Any(char.IsLetterOrDigit);
}
