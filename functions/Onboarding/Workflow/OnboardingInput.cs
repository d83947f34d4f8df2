using Automations.People;
using Automations.Programme;

namespace Automations.Onboarding.Workflow;

/// <summary>Everything a run needs besides the directory: a change of the settings never changes an onboarding that is under way.</summary>
public sealed record OnboardingInput
{
    public required string PersonId { get; init; }

    public required ChampionRole Role { get; init; }

    public IReadOnlyList<string> Topics { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    public string? Motivation { get; init; }

    public KitWish? Kit { get; init; }

    /// <summary>In digests.</summary>
    public bool MayBeNamed { get; init; }

    /// <summary>The person was signed in when signing up, so that no mail needs to ask whether it was them.</summary>
    public bool SignedIn { get; init; }

    public required OnboardingRules Rules { get; init; }
}

/// <param name="Office">Whose calendar counts where nobody's own does.</param>
/// <param name="Language">Spoken in the channel.</param>
public sealed record OnboardingRules(
    ApprovalRules Approval,
    CheckInRules CheckIns,
    int? ThankYouOnDay,
    OnboardingCall? Call,
    WorkingHours WorkingHours,
    Office Office,
    string Language
)
{
    public static OnboardingRules Of(ProgrammeSettings programme) =>
        new(
            programme.Approval,
            programme.CheckIns,
            programme.ThankYouOnDay,
            programme.OnboardingCall,
            programme.WorkingHours,
            programme.DefaultOffice,
            programme.Languages[0]
        );

    public WorkingCalendar CalendarOf(Person? person) =>
        person is null ? new(WorkingHours, Office.Holidays, Office.TimeZone) : new(WorkingHours, person.Holidays, person.TimeZone);
}
