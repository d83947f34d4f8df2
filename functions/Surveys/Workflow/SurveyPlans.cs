namespace Automations.Surveys.Workflow;

/// <summary>What a run does by itself when the time comes: the words of <see cref="SurveyPlan.What"/>.</summary>
internal static class SurveyPlans
{
    public const string Opens = "opens";
    public const string Reminder = "reminder";
    public const string Closes = "closes";
}

/// <summary>A community manager has called the run off.</summary>
internal sealed class SurveyWithdrawn(string? reason) : Exception("The survey was withdrawn.")
{
    public string? Reason { get; } = reason;
}
