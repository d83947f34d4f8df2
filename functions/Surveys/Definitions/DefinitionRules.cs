using Automations.Programme;

namespace Automations.Surveys.Definitions;

/// <summary>What a definition must keep to beyond the form of its fields.</summary>
internal static class DefinitionRules
{
    public static void Check(SurveyDefinition definition, JsonSection section)
    {
        if (definition.Questions.Count > DefinitionReader.MostQuestions)
            section.Problem("questions", $"must not be more than {DefinitionReader.MostQuestions}: a survey takes a minute.");
        if (definition.ValidTo < definition.ValidFrom)
            section.Problem("validTo", "must not be before validFrom.");

        for (var index = 0; index < definition.Questions.Count; index++)
        {
            var question = definition.Questions[index];
            var earlier = definition.Questions.Take(index).ToList();
            if (earlier.Exists(other => other.Id == question.Id && question.Id.Length > 0))
                section.Problem($"questions[{index}].id", $"\"{question.Id}\" is the id of an earlier question.");
            if (question.ShowIf is { } condition && WrongIn(condition, earlier) is { } wrong)
                section.Problem($"questions[{index}].showIf{wrong.Field}", wrong.Rule);
        }
    }

    public static void Check(SurveyQuestion question, JsonSection section)
    {
        if (question.Kind is QuestionKind.OneOf or QuestionKind.ManyOf)
        {
            if (question.Options.Count is 1 or > DefinitionReader.MostOptions)
                section.Problem("options", $"must be 2 to {DefinitionReader.MostOptions}.");
        }
        else if (question.Options.Count > 0)
            section.Problem("options", $"do not go with the kind {question.Kind}.");
        if (question.Kind.Range() is null && (question.Low ?? question.High) is not null)
            section.Problem(question.Low is null ? "high" : "low", $"does not go with the kind {question.Kind}.");
        if (question is { Topics: true, Kind: not QuestionKind.FreeText })
            section.Problem("topics", "is for free texts only.");
        foreach (var twice in question.Options.GroupBy(option => option.Id).Where(group => group.Count() > 1))
            section.Problem("options", $"name \"{twice.Key}\" more than once.");
    }

    private static (string Field, string Rule)? WrongIn(QuestionCondition condition, List<SurveyQuestion> earlier)
    {
        if (earlier.Find(other => other.Id == condition.Question) is not { } asked)
            return (".question", $"\"{condition.Question}\" is no earlier question.");
        var isRange = condition.AtLeast is not null || condition.AtMost is not null;
        if (isRange == condition.AnyOf is not null)
            return ("", "needs either anyOf, or atLeast and atMost or one of them.");
        if (isRange)
            return asked.Kind.Range() is not var (lowest, highest) ? ("", $"asks for a number, which {asked.Id} is not answered by.")
                : (condition.AtLeast ?? lowest) > (condition.AtMost ?? highest) ? (".atMost", "must not be less than atLeast.")
                : null;
        if (asked.Kind == QuestionKind.FreeText)
            return (".question", $"\"{asked.Id}\" is free text, which no condition can ask for.");
        var unknown = condition.AnyOf!.FirstOrDefault(value => !asked.Values().Contains(value));
        return unknown is null ? null : (".anyOf", $"names \"{unknown}\", which {asked.Id} does not offer.");
    }
}
