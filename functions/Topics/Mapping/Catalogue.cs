using Automations.Topics.Text;

namespace Automations.Topics.Mapping;

/// <summary>The topics with all that means them, made ready for reading texts. Never changes; another set of synonyms is another catalogue.</summary>
internal sealed class Catalogue : IDisposable
{
    private readonly Vocabulary german;
    private readonly Vocabulary english;
    private readonly List<Meaning> meanings = [];
    private readonly List<(int Topic, int[] Parts)> together = [];

    public Catalogue(IReadOnlyList<Topic> topics)
    {
        Topics = topics;
        var compounds = new HashSet<string>(WordLists.Compounds);
        var names = topics.SelectMany(NamesOf).Select(name => name.ToLowerInvariant()).Distinct().ToList();
        compounds.UnionWith(names.Where(name => !name.Contains(' ')));
        var loose = names.Where(name => !name.Contains(' '));
        (german, english) = (new("de", compounds, loose), new("en", compounds, loose));
        for (var topic = 0; topic < topics.Count; topic++)
            foreach (var phrase in NamesOf(topics[topic]).Select(name => "=" + name).Concat(topics[topic].Synonyms))
                Add(topic, phrase);
    }

    public IReadOnlyList<Topic> Topics { get; }

    public Vocabulary In(string language) => language == "de" ? german : english;

    public Meaning this[int index] => meanings[index];

    /// <summary>Topics meant by words that stand apart, given all that were found.</summary>
    public IEnumerable<int> Together(IReadOnlySet<int> found) => together.Where(pattern => pattern.Parts.All(found.Contains)).Select(pattern => pattern.Topic);

    public void Dispose()
    {
        german.Dispose();
        english.Dispose();
    }

    private void Add(int topic, string phrase)
    {
        if (phrase.StartsWith('-'))
            meanings[Phrase(phrase[1..].Trim())].IsNothing = true;
        else if (phrase.Contains(" + ", StringComparison.Ordinal))
            together.Add((topic, [.. phrase.Split(" + ").Select(part => Phrase(part.Trim()))]));
        else
            meanings[Phrase(phrase)].Topics.Add(topic);
    }

    /// <summary>Both analysers learn it, for people mix their languages; where one of them knew it already the meanings stay one.</summary>
    private int Phrase(string phrase)
    {
        var index = german.Add(phrase, meanings.Count);
        if (index == meanings.Count)
            meanings.Add(new());
        var other = english.Add(phrase, index);
        if (other != index)
            meanings[index] = meanings[other];
        return index;
    }

    // "OneNote" is also written "One Note", and "Power Automate" in one word
    private static IEnumerable<string> NamesOf(Topic topic)
    {
        yield return topic.Name;
        var apart = string.Concat(topic.Name.Select((c, at) => at > 0 && char.IsUpper(c) && char.IsLower(topic.Name[at - 1]) ? $" {c}" : $"{c}"));
        if (apart != topic.Name)
            yield return apart;
        else if (topic.Name.Contains(' '))
            yield return topic.Name.Replace(" ", "", StringComparison.Ordinal);
    }
}

/// <summary>What a phrase stands for.</summary>
internal sealed class Meaning
{
    public HashSet<int> Topics { get; } = [];

    /// <summary>It sounds like a topic and is none.</summary>
    public bool IsNothing { get; set; }
}
