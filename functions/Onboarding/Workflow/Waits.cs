namespace Automations.Onboarding.Workflow;

/// <summary>Whom an onboarding waits for: the words of <see cref="OnboardingStatus.WaitingFor"/>.</summary>
internal static class Waits
{
    public const string ForPerson = "person";
    public const string ForManager = "manager";
    public const string ForCommunityManagers = "communityManagers";
}
