namespace Automations.Surveys.Definitions;

internal static class QuestionScales
{
    public const int LongestText = 1000;

    /// <returns>Lowest and highest value; null for questions that are not answered by a number.</returns>
    public static (int Lowest, int Highest)? Range(this QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Scale => (1, 5),
            QuestionKind.Nps => (0, 10),
            _ => null,
        };

    /// <summary>Every value that can be chosen, in the order of the page; none for free text.</summary>
    public static IEnumerable<string> Values(this SurveyQuestion question) =>
        question.Kind.Range() is var (lowest, highest)
            ? Enumerable.Range(lowest, highest - lowest + 1).Select(value => $"{value}")
            : question.Options.Select(option => option.Id);
}
