using Automations.LanguageModel.Anonymity;
using Automations.Messages.Templates;

namespace Automations.Surveys.Summaries;

/// <summary>As much of the texts as one question to the model may take, each with a number.</summary>
/// <param name="Count">How many texts; their numbers are 1 to this.</param>
internal sealed record SummaryMaterial(AnonymousText Text, int Count)
{
    private const int LongestText = 400;
    private const int MostCharacters = 24_000;

    /// <param name="texts">In alphabetical order; of too many, ones evenly spread over it are taken.</param>
    public static SummaryMaterial Of(string question, IReadOnlyList<string> texts)
    {
        List<string> lines = [.. texts.Select(text => Cut(MarkdownEscape.OneLine(text)))];
        var length = lines.Sum(line => line.Length);
        var count = length <= MostCharacters ? lines.Count : Math.Max(1, (int)((long)lines.Count * MostCharacters / length));
        var taken = Enumerable.Range(0, count).Select(number => $"{number + 1}. {lines[(int)((long)number * lines.Count / count)]}");
        return new(Anonymiser.Of($"Question: {MarkdownEscape.OneLine(question)}\n{string.Join('\n', taken)}", []), count);
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : $"{text[..LongestText]} ...";
}
