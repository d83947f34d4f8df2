using Automations.Delivery;
using Automations.Onboarding.Activities;
using Automations.People;

namespace Automations.Onboarding.Workflow;

/// <summary>The ways out before the end. Whatever was open is closed; whoever should know is told.</summary>
internal static class ClosingSteps
{
    public static async Task<OnboardingStep> DeclineKindlyAsync(this OnboardingRun run, ApprovalDecision decision)
    {
        run.Progress.Enter(OnboardingStep.Declined, note: decision.Reason);
        var person = await run.FindPersonAsync();
        await run.SendAsync(run.Message(person, "declined", new DeclinedView(run.Input.Role.ToString(), decision.Reason)));
        return OnboardingStep.Declined;
    }

    public static async Task<OnboardingStep> CloseAsync(this OnboardingRun run, OnboardingEnded end)
    {
        var reached = run.Progress.Status.Step;
        run.BeginClosing();
        run.Progress.Enter(end.Step, note: end.Note);

        var onboarding = OnboardingEvents.InstanceIdOf(run.Input.PersonId);
        await run.CallAsync(DeliveryActivities.CancelMessages, new Cancellation(onboarding, $"onboarding ended: {end.Step}"));
        if (run.ApprovedAt is not null)
        {
            await run.CallAsync(ChampionActivities.RemoveFromGroup, run.Input.PersonId);
            await run.CallAsync(ChampionActivities.SetState, new ChampionStateChange(run.Input.PersonId, ChampionState.Left));
        }

        if (end.Step == OnboardingStep.PersonGone)
            await run.TellCommunityManagersAsync(reached);
        else if (!end.Quietly && await run.CallAsync<Person?>(DirectoryActivities.FindPerson, run.Input.PersonId) is { } person)
            await run.SayGoodbyeAsync(person, end.Step);
        return end.Step;
    }

    private static async Task SayGoodbyeAsync(this OnboardingRun run, Person person, OnboardingStep step)
    {
        var role = run.Input.Role.ToString();
        var mail =
            step == OnboardingStep.Unconfirmed
                ? run.Message(person, "unconfirmed", new UnconfirmedView(role))
                : run.Message(person, "farewell", new FarewellView(role, WasActive: run.ApprovedAt is not null));
        await run.SendAsync(mail);
    }

    private static async Task TellCommunityManagersAsync(this OnboardingRun run, OnboardingStep reached)
    {
        var view = new PersonGoneView(run.Person?.DisplayName ?? run.Input.PersonId, reached.ToString());
        foreach (var manager in await run.FindCommunityManagersAsync())
            await run.SendAsync(run.Message(manager, "person-gone", view));
    }
}
