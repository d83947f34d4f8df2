using Automations.People;
using Automations.Surveys.Definitions;

namespace Automations.Surveys.Runs;

internal static class Groups
{
    /// <returns>The group a person belongs to; null when the directory does not say, or none is asked for.</returns>
    public static string? Of(Person person, SurveyGrouping grouping) =>
        grouping switch
        {
            SurveyGrouping.Office => person.OfficeLocation,
            SurveyGrouping.Department => person.Department,
            SurveyGrouping.Language => person.Language,
            _ => null,
        };
}
