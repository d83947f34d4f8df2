namespace Automations.Onboarding.Workflow;

/// <summary>Thrown wherever the story stops before its end; the orchestrator then closes what is open.</summary>
internal sealed class OnboardingEnded(OnboardingStep step, string? note = null) : Exception(note)
{
    public OnboardingStep Step { get; } = step;

    public string? Note { get; } = note;

    /// <summary>The person gets no further message.</summary>
    public bool Quietly { get; init; }
}
