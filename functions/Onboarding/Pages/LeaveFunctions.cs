using Automations.Onboarding.Leaving;
using Automations.People;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class LeaveFunctions(LinkedPages links, ILeavingDesk desk, IChampionRegister register)
{
    [Function("LeavePage")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "leave")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.Leave, client, page => ShowAsync(page, cancellation), cancellation);

    [Function("LeaveSubmit")]
    public Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leave")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.Leave, client, page => TakeAsync(page, client, cancellation), cancellation);

    private async Task<IResult> ShowAsync(LinkedPage page, CancellationToken cancellation) =>
        await CanLeaveAsync(page.Onboarding, cancellation) ? await FormAsync(page, reason: null, new()) : await page.SayAsync(HasLeft(page.Voice));

    private async Task<IResult> TakeAsync(LinkedPage page, DurableTaskClient client, CancellationToken cancellation)
    {
        var fields = await page.FieldsAsync(cancellation);
        var reason = fields.TextOf("reason");
        var errors = new FormErrors();
        errors.CheckLength("reason", reason, LeavePage.LongestReason, page.Voice);
        if (errors.Any || fields["leave"] != "yes")
            return await FormAsync(page, reason, errors);
        var outcome = await desk.LeaveAsync(page.Onboarding.Input.PersonId, page.Onboarding.Link.Person, reason, client, cancellation);
        return await page.SayAsync(outcome == LeavingOutcome.Begun ? Leaving(page.Voice) : HasLeft(page.Voice));
    }

    private async Task<bool> CanLeaveAsync(LinkedOnboarding onboarding, CancellationToken cancellation) =>
        !onboarding.IsOver || await register.FindAsync(onboarding.Input.PersonId, cancellation) is { State: not ChampionState.Left };

    private static Task<IResult> FormAsync(LinkedPage page, string? reason, FormErrors errors) =>
        page.RenderAsync<LeavePage>(
            new Dictionary<string, object?>
            {
                [nameof(LeavePage.IsWithdrawal)] =
                    page.Onboarding.Status.Step is OnboardingStep.Received or OnboardingStep.AwaitingConfirmation or OnboardingStep.AwaitingApproval,
                [nameof(LeavePage.Reason)] = reason,
                [nameof(LeavePage.Errors)] = errors,
            },
            errors
        );

    private static PageMessage Leaving(Voice voice) =>
        new(
            voice.Say("Alles erledigt", "All done"),
            voice.Say(
                "Eine kurze Bestätigung kommt per Mail. Danke, dass du dabei warst. Die Tür steht dir immer offen!",
                "A short confirmation comes by mail. Thank you for having been with us. The door is always open!",
                "Eine kurze Bestätigung kommt per Mail. Danke, dass Sie dabei waren. Die Tür steht Ihnen immer offen!"
            )
        );

    private static PageMessage HasLeft(Voice voice) =>
        new(
            voice.Say("Hier ist schon alles erledigt", "Everything is done here already"),
            voice.Say(
                "Du bist nicht mehr im Programm eingetragen. Alles Gute!",
                "You are no longer listed in the programme. All the best!",
                "Sie sind nicht mehr im Programm eingetragen. Alles Gute!"
            )
        );
}
