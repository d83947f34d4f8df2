using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Automations.Programme.Surveys;
using Automations.Surveys.Runs;

namespace Automations.Surveys;

/// <summary>What a community manager says to have a survey held.</summary>
public sealed record SurveyStart
{
    [Description("Id of the survey, as GET /api/surveys lists them."), MaxLength(40)]
    public required string Survey { get; init; }

    [Description("Names this run for ever: lower-case letters, digits and hyphens. The survey's id and today's date when absent."), MaxLength(SurveyOrderRules.LongestRun)]
    public string? Run { get; init; }

    [Description("Object ids or mail addresses of those who are asked; every active champion when absent."), MaxLength(SurveyOrderRules.MostPeople)]
    public IReadOnlyList<string>? Audience { get; init; }

    [Description("What it is about, for surveys whose texts mention it.")]
    public SurveyOccasion? Occasion { get; init; }

    [Description("When the invitations leave; at once when absent.")]
    public DateTimeOffset? Opens { get; init; }

    [Description("When it ends; after the programme's usual number of working days when absent.")]
    public DateTimeOffset? Closes { get; init; }

    [Description("Object ids or mail addresses of those who get the results besides the community managers."), MaxLength(20)]
    public IReadOnlyList<string>? Hosts { get; init; }
}
