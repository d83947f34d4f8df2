using Automations.Programme.Workflows;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding;

/// <summary>Reads an instance of the workflow in business terms.</summary>
internal static class OnboardingInstance
{
    /// <summary>The status it published; that of a sign-up just received while it has not begun.</summary>
    public static OnboardingStatus Onboarding(this OrchestrationMetadata instance) =>
        instance.SerializedCustomStatus is { Length: > 0 } && instance.ReadCustomStatusAs<OnboardingStatus>() is { } status
            ? status
            : new(OnboardingStep.Received, instance.CreatedAt, Next: null, WaitingFor: null);

    /// <summary>What a community manager may do with it now.</summary>
    public static IReadOnlyList<string> Actions(this OrchestrationMetadata instance)
    {
        if (instance.IsCompleted)
            return [];
        var status = instance.Onboarding();
        if (IsClosing(status.Step))
            return status.Stuck ? [WorkflowActions.Retry] : [];
        List<string> actions = status.Step == OnboardingStep.AwaitingApproval ? [WorkflowActions.Approve, WorkflowActions.Decline] : [];
        actions.Add(WorkflowActions.Withdraw);
        actions.Add(status.Paused ? WorkflowActions.Resume : WorkflowActions.Pause);
        if (status.Stuck)
            actions.Add(WorkflowActions.Retry);
        return actions;
    }

    private static bool IsClosing(OnboardingStep step) => step >= OnboardingStep.Completed;
}
