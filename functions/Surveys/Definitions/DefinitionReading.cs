using Automations.Programme;

namespace Automations.Surveys.Definitions;

/// <param name="Definition">Null when there are <paramref name="Problems"/>.</param>
internal sealed record DefinitionReading(SurveyDefinition? Definition, IReadOnlyList<JsonProblem> Problems)
{
    /// <summary>Messages by JSON field.</summary>
    public Dictionary<string, string[]> Errors =>
        Problems.GroupBy(problem => problem.Path).ToDictionary(group => group.Key, group => group.Select(problem => problem.ToString()).ToArray());

    public static DefinitionReading Unreadable(string why) => new(null, [new("body", why)]);
}
