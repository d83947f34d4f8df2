using Automations.Delivery;
using Automations.Onboarding.Activities;

namespace Automations.Onboarding.Workflow;

/// <summary>Makes sure who signs up: the person is known, and it was them.</summary>
internal static class ConfirmationSteps
{
    private static readonly TimeSpan LinkIsValid = TimeSpan.FromDays(14);

    public static async Task ResolvePersonAsync(this OnboardingRun run) =>
        run.Person =
            await run.CallAsync<People.Person?>(DirectoryActivities.FindPerson, run.Input.PersonId)
            ?? throw new OnboardingEnded(OnboardingStep.PersonUnknown);

    /// <summary>Asks by mail; nobody is signed up by somebody else without knowing.</summary>
    public static async Task ConfirmByMailAsync(this OnboardingRun run)
    {
        var person = run.Person!;
        var expires = run.Now + LinkIsValid;
        run.Progress.Enter(OnboardingStep.AwaitingConfirmation, Waits.ForPerson);

        var link = await run.LinkAsync(OnboardingLinks.Confirm, person, expires);
        var mail = run.Message(person, "confirm", new ConfirmSignUpView(run.Input.Role.ToString(), link, expires));
        await run.SendAsync(mail with { AtOnce = true, Priority = MessagePriority.Answer, Expires = expires });

        var next = new PlannedStep(Plans.ConfirmationExpires, expires);
        while (!await run.WaitAsync(next, run.Confirmations.Arrival))
        {
            if (run.Confirmations.Take() is not { } confirmation)
                continue;
            if (confirmation.ItWasMe)
                return;
            throw new OnboardingEnded(OnboardingStep.Unconfirmed, "The person says that somebody else signed them up.") { Quietly = true };
        }

        throw new OnboardingEnded(OnboardingStep.Unconfirmed);
    }
}
