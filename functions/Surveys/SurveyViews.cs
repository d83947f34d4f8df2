namespace Automations.Surveys;

/// <summary>What each survey text may mention. The text's folder carries the record's name without <c>View</c>.</summary>
public sealed record SurveyInvitationView(string Title, string Invitation, bool IsAnonymous, DateTimeOffset Closes, Uri Link, Uri OptOut);

public sealed record SurveyReminderView(string Title, bool IsLast, bool IsAnonymous, DateTimeOffset Closes, Uri Link, Uri OptOut);

/// <param name="Percent">Of those invited, whole.</param>
/// <param name="IsShown">False when there were too few answers.</param>
/// <param name="Themes">A sentence for each question with enough free texts.</param>
public sealed record SurveyResultsView(string Title, int Invited, int Answered, int Percent, int LeastAnswers, bool IsShown, bool IsAnonymous, IReadOnlyList<string> Themes, Uri Results);
