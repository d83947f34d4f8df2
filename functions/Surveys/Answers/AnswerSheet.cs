using Automations.Surveys.Definitions;

namespace Automations.Surveys.Answers;

/// <summary>What somebody answered, by question id: the values chosen, or the one text. Questions without an answer are absent.</summary>
public sealed record AnswerSheet(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    public static AnswerSheet Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyList<string> Of(string question) => Values.TryGetValue(question, out var values) ? values : [];

    public bool Has(string question, string value) => Of(question).Contains(value);

    /// <summary>Whether the answers given so far make the question a fitting one.</summary>
    public bool Asks(SurveyQuestion question)
    {
        if (question.ShowIf is not { } condition)
            return true;
        var given = Of(condition.Question);
        return condition.AnyOf is { } options
            ? given.Any(options.Contains)
            : given is [var only] && int.TryParse(only, out var number) && number >= (condition.AtLeast ?? int.MinValue) && number <= (condition.AtMost ?? int.MaxValue);
    }
}
