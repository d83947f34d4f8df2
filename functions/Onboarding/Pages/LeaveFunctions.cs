using Automations.Onboarding.Leaving;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class LeaveFunctions(OnboardingLinkReader links, ILeavingDesk desk, IChampionRegister register, IPages pages, ProgrammeSettings programme)
{
    [Function("LeavePage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "leave")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.Leave, client, cancellation);
        if (onboarding is null)
            return refusal!;
        return await CanLeaveAsync(onboarding, cancellation)
            ? await FormAsync(request, onboarding, reason: null, new())
            : await pages.SayAsync(request, HasLeft(Site.VoiceOf(request, programme)));
    }

    [Function("LeaveSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "leave")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.Leave, client, cancellation);
        if (onboarding is null)
            return refusal!;
        var voice = Site.VoiceOf(request, programme);
        var fields = await request.FieldsAsync(cancellation);
        var reason = fields["reason"].ToString().ReplaceLineEndings("\n").Trim();
        var errors = new FormErrors();
        if (reason.Length > LeavePage.LongestReason)
            errors.Add("reason", voice.Say($"Bitte nicht mehr als {LeavePage.LongestReason} Zeichen.", $"Please no more than {LeavePage.LongestReason} characters."));
        if (errors.Any || fields["leave"] != "yes")
            return await FormAsync(request, onboarding, reason, errors);
        var outcome = await desk.LeaveAsync(onboarding.Input.PersonId, onboarding.Link.Person, reason.Length > 0 ? reason : null, client, cancellation);
        return await pages.SayAsync(request, outcome == LeavingOutcome.Begun ? Leaving(voice) : HasLeft(voice));
    }

    private async Task<bool> CanLeaveAsync(LinkedOnboarding onboarding, CancellationToken cancellation) =>
        !onboarding.IsOver || await register.FindAsync(onboarding.Input.PersonId, cancellation) is { State: not ChampionState.Left };

    private Task<IResult> FormAsync(HttpRequest request, LinkedOnboarding onboarding, string? reason, FormErrors errors) =>
        pages.RenderAsync<LeavePage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(LeavePage.IsWithdrawal)] = onboarding.Status.Step is OnboardingStep.Received or OnboardingStep.AwaitingConfirmation or OnboardingStep.AwaitingApproval,
                [nameof(LeavePage.Reason)] = reason,
                [nameof(LeavePage.Errors)] = errors,
            }
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
