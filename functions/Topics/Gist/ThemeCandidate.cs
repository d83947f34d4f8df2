namespace Automations.Topics.Gist;

/// <summary>A word, a pair or a topic, and the texts that have it.</summary>
internal sealed class ThemeCandidate
{
    private readonly Dictionary<string, int> forms = [];
    private readonly Dictionary<string, int> parts = [];
    private (int All, int Capital) german;
    private bool isAcronym;
    private bool isTopic;

    public HashSet<int> Texts { get; } = [];

    /// <summary>Of those with the same number of texts the more telling first.</summary>
    public int Rank => isTopic ? 0 : Name.Contains(' ') ? 1 : 2;

    /// <summary>In German that is a noun, which inside a sentence has a capital; a word that only ever opens one may be anything, and counts.</summary>
    public bool StandsForSomething => isTopic || isAcronym || german.All == 0 || 2 * german.Capital >= german.All;

    /// <summary>As most write it; a part of compounds only where it never stands alone.</summary>
    public string Name
    {
        get
        {
            var name = (forms.Count > 0 ? forms : parts).OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).First().Key;
            return name.TakeWhile(letter => letter != ' ').Any(char.IsUpper) ? name : char.ToUpperInvariant(name[0]) + name[1..];
        }
    }

    public void Topic(int text, string name)
    {
        isTopic = true;
        Texts.Add(text);
        forms[name] = 1;
    }

    public void See(int text, GistWord word, string written)
    {
        Texts.Add(text);
        var names = word.IsPart ? parts : forms;
        names[written] = names.GetValueOrDefault(written) + 1;
        isAcronym |= word.IsAcronym;
        if (word is { Language: "de", Opens: false, IsPart: false })
            german = (german.All + 1, german.Capital + (word.IsCapital ? 1 : 0));
    }
}
