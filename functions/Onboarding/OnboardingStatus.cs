using System.Text.Json.Serialization;

namespace Automations.Onboarding;

/// <summary>Where a champion's onboarding stands, in business terms; the workflow's custom status.</summary>
/// <param name="Step">A <see cref="OnboardingStep"/> by name.</param>
/// <param name="Next">What happens by itself, and when (UTC); null when nothing is planned.</param>
/// <param name="WaitingFor">Whom it waits for: <c>person</c>, <c>manager</c>, <c>communityManagers</c>, or null.</param>
/// <param name="Note">Why it ended early, or what was refused.</param>
/// <param name="Stuck">Something was refused; it goes on after a community manager's <see cref="SteeringAction.Retry"/>.</param>
public sealed record OnboardingStatus(
    OnboardingStep Step,
    DateTimeOffset Since,
    PlannedStep? Next,
    string? WaitingFor,
    bool Paused = false,
    int? CheckInDay = null,
    string? Note = null,
    bool Stuck = false
);

public sealed record PlannedStep(string What, DateTimeOffset When);

[JsonConverter(typeof(JsonStringEnumConverter<OnboardingStep>))]
public enum OnboardingStep
{
    Received,
    AwaitingConfirmation,
    AwaitingApproval,
    Welcoming,
    Accompanied,
    CheckIn,

    // from here on: the ends
    Completed,
    Declined,
    Withdrawn,
    Left,
    Unconfirmed,
    PersonUnknown,
    PersonGone,
}
