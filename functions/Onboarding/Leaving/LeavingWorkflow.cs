using Automations.Onboarding.Workflow;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Onboarding.Leaving;

/// <summary>A champion whose onboarding is long over leaves: the same closing as on the way.</summary>
public static class LeavingWorkflow
{
    public const string Name = "Leaving";

    public static string InstanceIdOf(string personId) => $"leaving-{personId}";

    [Function(Name)]
    public static Task<OnboardingStep> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = new OnboardingRun(context);
        run.ApprovedAt = run.Now;
        return run.CloseAsync(new OnboardingEnded(OnboardingStep.Left));
    }
}
