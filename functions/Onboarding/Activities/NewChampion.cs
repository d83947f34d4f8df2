using Automations.People;

namespace Automations.Onboarding.Activities;

/// <summary>A champion's record as it begins, and what they said when they signed up, which the record does not keep.</summary>
public sealed record NewChampion : Champion
{
    public string? Motivation { get; init; }

    /// <summary>The day of the approval on the office's calendar.</summary>
    public DateOnly? On { get; init; }
}
