namespace Automations.Surveys.Workflow;

/// <param name="Activity">Called with a <see cref="AudiencePage"/> for every page.</param>
/// <param name="Reminder">Which reminder it is; 0 for none.</param>
/// <param name="IsLast">There is no other reminder after it.</param>
/// <param name="Next">The first page that is still to do.</param>
public sealed record SurveyRound(string Activity, string Run, int Pages, int Reminder, bool IsLast, int Next = 0)
{
    public const string Name = "SurveyRound";

    /// <summary>Of the instance ids: another than that of the runs, whose steps the rounds are.</summary>
    public const string Prefix = "surveyround-";
}

/// <param name="Page">From 0.</param>
public sealed record AudiencePage(string Run, int Page, int Reminder, bool IsLast);
