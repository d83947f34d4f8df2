namespace Automations.Onboarding;

/// <summary>Where a champion's onboarding stands, in business terms; the workflow's custom status.</summary>
/// <param name="Step">A <see cref="OnboardingStep"/> by name.</param>
/// <param name="Next">What happens by itself, and when (UTC); null when nothing is planned.</param>
/// <param name="WaitingFor">Whom it waits for: <c>person</c>, <c>manager</c>, <c>communityManagers</c>, or null.</param>
public sealed record OnboardingStatus(
    OnboardingStep Step,
    DateTimeOffset Since,
    PlannedStep? Next,
    string? WaitingFor,
    bool Paused = false,
    int? CheckInDay = null,
    string? Note = null
);

public sealed record PlannedStep(string What, DateTimeOffset When);

public enum OnboardingStep
{
    Received,
    AwaitingConfirmation,
    AwaitingApproval,
    Welcoming,
    Accompanied,
    CheckIn,
    Completed,
    Declined,
    Withdrawn,
    Left,
    Unconfirmed,
    PersonUnknown,
    PersonGone,
}
