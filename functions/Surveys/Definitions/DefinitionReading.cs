using Automations.Programme;

namespace Automations.Surveys.Definitions;

/// <param name="Definition">Null when there are <paramref name="Problems"/>.</param>
internal sealed record DefinitionReading(SurveyDefinition? Definition, IReadOnlyList<JsonProblem> Problems)
{
    public static DefinitionReading Unreadable(string why) => new(null, [new("body", why)]);
}
