using Automations.Onboarding.Workflow;
using Automations.Web;

namespace Automations.Onboarding.Pages;

/// <summary>The onboarding that a signed link leads to.</summary>
internal sealed record LinkedOnboarding(SignedLink Link, string InstanceId, OnboardingInput Input, OnboardingStatus Status, bool IsOver)
{
    /// <summary>What the link says after <c>#</c>: which check-in.</summary>
    public string Detail => Link.Subject.Length > InstanceId.Length ? Link.Subject[(InstanceId.Length + 1)..] : "";
}
