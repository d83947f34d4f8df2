using Automations.Messages.Templates;

namespace Automations.Surveys.Summaries;

/// <summary>Takes of a model's answer what can be relied on: plain sentences, and themes of texts that there are.</summary>
internal static class DraftCheck
{
    public const int LongestText = 900;

    private const int LongestName = 60;
    private const int MostThemes = 5;
    private const int FewestTexts = 2;

    /// <param name="count">How many texts it was given.</param>
    /// <returns>A draft for each language in which there is a good one.</returns>
    public static IReadOnlyDictionary<string, SummaryDraft> Of(SummaryAnswer answer, int count, IEnumerable<string> languages)
    {
        var drafts = new Dictionary<string, SummaryDraft>();
        foreach (var language in languages)
            if (Text(answer.Summaries, language, LongestText) is { } text)
                drafts[language] = new(text, ThemesOf(answer, count, language), count);
        return drafts;
    }

    private static List<SummaryTheme> ThemesOf(SummaryAnswer answer, int count, string language) =>
        [
            .. answer.Themes
                .Select(theme => (Name: Text(theme.Names, language, LongestName), Texts: theme.Numbers.Where(number => number >= 1 && number <= count).Distinct().Count()))
                .Where(theme => theme is { Name: not null, Texts: >= FewestTexts })
                .DistinctBy(theme => theme.Name, StringComparer.OrdinalIgnoreCase)
                .OrderByDescending(theme => theme.Texts)
                .Take(MostThemes)
                .Select(theme => new SummaryTheme(theme.Name!, theme.Texts)),
        ];

    /// <returns>Null for none, a long one, or one with a placeholder for a name, which would read oddly.</returns>
    private static string? Text(IEnumerable<AnswerText> texts, string language, int longest) =>
        texts.FirstOrDefault(text => text.Language == language) is { } found
        && MarkdownEscape.OneLine(found.Text) is { Length: > 0 } line
        && line.Length <= longest
        && !line.Contains('[')
            ? line
            : null;
}
