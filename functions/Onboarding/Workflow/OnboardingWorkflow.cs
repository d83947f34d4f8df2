using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Automations.Onboarding.Workflow;

/// <summary>A champion's way into the programme, from the sign-up to the thank-you on day 100. One instance a person.</summary>
public static class OnboardingWorkflow
{
    public const string Name = "Onboarding";

    [Function(Name)]
    public static async Task<OnboardingStep> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var run = new OnboardingRun(context);
        try
        {
            await run.ResolvePersonAsync();

            if (!run.Input.SignedIn)
                await run.ConfirmByMailAsync();

            var decision = await run.AskForApprovalAsync();
            if (!decision.Approved)
                return await run.DeclineKindlyAsync(decision);

            await run.AdmitAsync();
            var buddy = await run.FindBuddyAsync();
            await run.WelcomeAsync(buddy);

            foreach (var day in run.Input.Rules.CheckIns.Days)
                await run.CheckInAsync(day);
            await run.ThankAsync(buddy);

            return run.Complete();
        }
        catch (OnboardingEnded end)
        {
            return await run.CloseAsync(end);
        }
    }
}
