using System.Text.Json;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Runs;

namespace Automations.Surveys;

/// <summary>Reads an order from JSON and names every problem under its field.</summary>
internal sealed class SurveyStartReader(ProgrammeSettings programme, TimeProvider time)
{
    private const int LongestId = 254;

    /// <param name="survey">When the address names it already; else the field does.</param>
    /// <returns>The order is null when there are problems.</returns>
    public (SurveyOrder? Order, IReadOnlyList<JsonProblem> Problems) Read(JsonElement json, string? survey = null)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, [new("body", "must be one JSON object.")]);
        var problems = new List<JsonProblem>();
        try
        {
            var order = Read(new JsonSection(json, "", problems), survey);
            return (problems.Count == 0 ? order : null, problems);
        }
        catch (InvalidOperationException)
        {
            return (null, [new("body", "has text with half a Unicode character in it.")]);
        }
    }

    private SurveyOrder Read(JsonSection section, string? known)
    {
        var survey = known ?? section.Text("survey");
        var order = new SurveyOrder
        {
            Survey = survey,
            Run = section.Has("run") ? section.Text("run", SurveyOrderRules.IsRun, $"must be 1 to {SurveyOrderRules.LongestRun} lower-case letters, digits and hyphens.") : TodaysRun(survey),
            Audience = section.Has("audience") ? section.List("audience", (list, key) => list.Text(key, LongestId)) : null,
            Occasion = section.Has("occasion") ? Occasion(section.Object("occasion")) : null,
            Opens = section.Moment("opens"),
            Closes = section.Moment("closes"),
            Hosts = section.Has("hosts") ? section.List("hosts", (list, key) => list.Text(key, LongestId)) : [],
        };
        section.Close();
        return order;
    }

    /// <summary>The same all day, so that the same request twice is one run.</summary>
    private string TodaysRun(string survey) => $"{survey}-{programme.OfficeCalendar().DayOf(time.GetUtcNow()):yyyy-MM-dd}";

    private static SurveyOccasion Occasion(JsonSection section)
    {
        var occasion = new SurveyOccasion(
            section.Text("title", SurveyOrderRules.LongestOccasion),
            section.Moment("at"),
            section.Has("timeZone") ? section.Text("timeZone") : null
        );
        section.Close();
        return occasion;
    }
}
