using Automations.Surveys.Definitions;
using Microsoft.AspNetCore.Http;

namespace Automations.Surveys.Answers;

/// <summary>Reads the fields of the page. Values nobody can choose there, and answers to questions that were not asked, are left out.</summary>
internal static class SheetReader
{
    public static string FieldOf(SurveyQuestion question) => $"q-{question.Id}";

    public static AnswerSheet Read(SurveyDefinition definition, IFormCollection fields)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        var sheet = new AnswerSheet(values);
        foreach (var question in definition.Questions)
        {
            if (sheet.Asks(question) && ValuesOf(question, fields) is { Count: > 0 } given)
                values[question.Id] = given;
        }

        return sheet;
    }

    /// <returns>What keeps the sheet from being taken, by question, in the order of the page.</returns>
    public static IEnumerable<(SurveyQuestion Question, SheetProblem Problem)> Problems(SurveyDefinition definition, AnswerSheet sheet)
    {
        foreach (var question in definition.Questions.Where(sheet.Asks))
        {
            var given = sheet.Of(question.Id);
            if (question.Required && given.Count == 0)
                yield return (question, SheetProblem.Missing);
            if (question.Kind == QuestionKind.FreeText && given is [var text] && text.Length > QuestionScales.LongestText)
                yield return (question, SheetProblem.TooLong);
        }
    }

    private static List<string> ValuesOf(SurveyQuestion question, IFormCollection fields)
    {
        var given = fields[FieldOf(question)];
        if (question.Kind == QuestionKind.FreeText)
            return Clean(given.ToString()) is { Length: > 0 } text ? [text] : [];
        var chosen = question.Values().Where(value => given.Contains(value));
        return [.. question.Kind == QuestionKind.ManyOf ? chosen : chosen.Take(1)];
    }

    private static string Clean(string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Where(c => !char.IsControl(c) || c is '\n')).Trim();
}

internal enum SheetProblem
{
    Missing,
    TooLong,
}
