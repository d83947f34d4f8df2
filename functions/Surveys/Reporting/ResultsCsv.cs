using Automations.Programme.Surveys;
using Automations.Surveys.Definitions;
using Automations.Surveys.Runs;
using Automations.Web;

namespace Automations.Surveys.Reporting;

/// <summary>The results as a table, one line a value or text: what the page shows, and no line is a person's unless the survey is named.</summary>
internal static class ResultsCsv
{
    public static string Of(SurveyRun run, SurveyResults results, string? group, Voice voice, string timeZone)
    {
        var csv = new CsvWriter().Line("survey", "run", "closed", "invited", "answered", "group", "question", "text", "value", "label", "count", "name");
        foreach (var question in run.Definition.Questions)
        {
            if (results.Questions.FirstOrDefault(result => result.Question == question.Id) is not { Answered: not null } result)
                continue;
            var told = ShownTally.Of(question, result, group);
            foreach (var value in question.Values().Where(_ => told is not null))
                csv.Line([.. Head(question), value, LabelOf(question, value), $"{told!.Tally[value]}", ""]);
            foreach (var words in group is null ? result.Texts : [])
                csv.Line([.. Head(question), "", words, "1", ""]);
        }

        foreach (var person in group is null ? results.Named : [])
            foreach (var question in run.Definition.Questions)
                foreach (var value in person.Values.TryGetValue(question.Id, out var values) ? values : [])
                    csv.Line([.. Head(question), value, question.Kind == QuestionKind.FreeText ? value : LabelOf(question, value), "1", person.Name]);
        return csv.ToString();

        IEnumerable<string> Head(SurveyQuestion question) =>
            [run.Definition.Id, run.Id, $"{results.ClosedOn:yyyy-MM-dd}", $"{results.Invited}", $"{results.Answered}", group ?? "", question.Id, Told(question.Text, run.Occasion)];

        string LabelOf(SurveyQuestion question, string value) =>
            question.Options.FirstOrDefault(option => option.Id == value) is { } option ? Told(option.Text, run.Occasion) : value;

        string Told(IReadOnlyDictionary<string, string> text, SurveyOccasion? occasion) => text.In(voice, occasion, timeZone);
    }
}
