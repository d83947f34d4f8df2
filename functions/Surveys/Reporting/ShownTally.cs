using Automations.Surveys.Definitions;

namespace Automations.Surveys.Reporting;

/// <summary>One question as it is shown, of everybody or of one group.</summary>
/// <param name="Figure">NPS, or the mean of a scale.</param>
public sealed record ShownTally(int Answered, IReadOnlyDictionary<string, int> Tally, double? Figure)
{
    /// <param name="group">Null for everybody.</param>
    /// <returns>Null when too few answered.</returns>
    public static ShownTally? Of(SurveyQuestion question, QuestionResult result, string? group)
    {
        if (group is null)
            return result.Answered is { } all ? new(all, result.Tally, Figures.Of(question.Kind, result.Tally)) : null;
        return result.Groups.FirstOrDefault(known => known.Name == group) is { } told
            ? new(told.Answered, told.Tally, Figures.Of(question.Kind, told.Tally))
            : null;
    }
}
