using System.Text.Json.Serialization;

namespace Automations.Onboarding;

/// <summary>What a running onboarding listens for. Pages, the HTTP API and the workflow agree on these names and payloads.</summary>
public static class OnboardingEvents
{
    /// <summary>The person says, from the link in their mail, that the sign-up is theirs: <see cref="SignUpConfirmation"/>.</summary>
    public const string Confirmed = "SignUpConfirmed";

    /// <summary>The line manager's or a community manager's word: <see cref="ApprovalDecision"/>.</summary>
    public const string Decided = "ApprovalDecided";

    /// <summary>A check-in page was sent off: <see cref="CheckInAnswer"/>.</summary>
    public const string CheckedIn = "CheckInAnswered";

    /// <summary>Somebody steers: <see cref="Steering"/>.</summary>
    public const string Steered = "Steered";

    public static string InstanceIdOf(string personId) => $"onboarding-{personId}";
}

public sealed record SignUpConfirmation(bool ItWasMe);

/// <param name="DecidedBy">Object id of who decided.</param>
/// <param name="DecidedByName">As shown to the champion.</param>
public sealed record ApprovalDecision(bool Approved, string? Reason, string? DecidedBy, string? DecidedByName);

/// <param name="Day">Which check-in: calendar days after approval.</param>
/// <param name="Feeling">1 (hard) to 5 (going very well).</param>
public sealed record CheckInAnswer(int Day, int Feeling, bool NeedsHelp, string? Note);

/// <param name="By">Object id or name of who steers.</param>
public sealed record Steering(SteeringAction Action, string? By, string? Reason);

[JsonConverter(typeof(JsonStringEnumConverter<SteeringAction>))]
public enum SteeringAction
{
    Withdraw,
    Leave,
    Pause,
    Resume,
    Retry,
}
