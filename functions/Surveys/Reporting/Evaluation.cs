using Automations.Surveys.Answers;
using Automations.Surveys.Definitions;
using Automations.Surveys.Runs;

namespace Automations.Surveys.Reporting;

/// <summary>Makes of single answers what may be seen of them.</summary>
internal static class Evaluation
{
    public static SurveyResults Of(SurveyRun run, IReadOnlyList<UrnEntry> entries, DateOnly closedOn)
    {
        var definition = run.Definition;
        var least = definition.Anonymous ? run.LeastAnswers : 1;
        return new()
        {
            Survey = definition.Id,
            Run = run.Id,
            Anonymous = definition.Anonymous,
            ClosedOn = closedOn,
            Invited = run.Invited,
            Answered = entries.Count,
            LeastAnswers = least,
            Questions = entries.Count < least ? [] : [.. definition.Questions.Select(question => Of(question, entries, least))],
            Named = definition.Anonymous
                ? []
                : [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal).Select(entry => new NamedAnswers(entry.Name ?? "", entry.Sheet.Values))],
        };
    }

    private static QuestionResult Of(SurveyQuestion question, IReadOnlyList<UrnEntry> entries, int least)
    {
        var answers = entries.Where(entry => entry.Sheet.Of(question.Id).Count > 0).ToList();
        if (answers.Count < least)
            return new(question.Id, null, new Dictionary<string, int>(), [], []);
        if (question.Kind == QuestionKind.FreeText)
            return new(question.Id, answers.Count, new Dictionary<string, int>(), TextsOf(question, answers), []);

        var byGroup = answers.Where(entry => entry.Group is not null).GroupBy(entry => entry.Group!).ToDictionary(group => group.Key, group => group.ToList());
        var told = Crowd.Apart(byGroup.Select(group => KeyValuePair.Create(group.Key, group.Value.Count)), answers.Count, least);
        return new(
            question.Id,
            answers.Count,
            TallyOf(question, answers),
            [],
            [.. told.Select(name => new GroupResult(name, byGroup[name].Count, TallyOf(question, byGroup[name])))]
        );
    }

    private static Dictionary<string, int> TallyOf(SurveyQuestion question, IEnumerable<UrnEntry> answers) =>
        question.Values().ToDictionary(value => value, value => answers.Count(entry => entry.Sheet.Has(question.Id, value)));

    private static List<string> TextsOf(SurveyQuestion question, IEnumerable<UrnEntry> answers) =>
        [.. answers.Select(entry => entry.Sheet.Of(question.Id)[0]).Order(StringComparer.Ordinal)];
}
