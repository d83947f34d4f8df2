using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class ConfirmFunctions(OnboardingLinkReader links, IPages pages, ProgrammeSettings programme)
{
    [Function("ConfirmPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "confirm")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.Confirm, client, cancellation);
        if (onboarding is null)
            return refusal!;
        return IsOpen(onboarding) ? await FormAsync(request, onboarding) : await pages.SayAsync(request, Past(onboarding, Site.VoiceOf(request, programme)));
    }

    [Function("ConfirmSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "confirm")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (onboarding, refusal) = await links.OpenAsync(request, OnboardingLinks.Confirm, client, cancellation);
        if (onboarding is null)
            return refusal!;
        var voice = Site.VoiceOf(request, programme);
        if (!IsOpen(onboarding))
            return await pages.SayAsync(request, Past(onboarding, voice));
        var answer = (await request.FieldsAsync(cancellation))["answer"].ToString();
        if (answer is not ("yes" or "no"))
            return await FormAsync(request, onboarding);
        var confirmation = new SignUpConfirmation(ItWasMe: answer == "yes");
        await client.RaiseEventAsync(onboarding.InstanceId, OnboardingEvents.Confirmed, confirmation, cancellation);
        return await pages.SayAsync(request, confirmation.ItWasMe ? Confirmed(voice) : Rejected(voice));
    }

    private static bool IsOpen(LinkedOnboarding onboarding) =>
        !onboarding.IsOver && onboarding.Status.Step is OnboardingStep.Received or OnboardingStep.AwaitingConfirmation;

    private Task<IResult> FormAsync(HttpRequest request, LinkedOnboarding onboarding) =>
        pages.RenderAsync<ConfirmPage>(request, parameters: new Dictionary<string, object?> { [nameof(ConfirmPage.Role)] = onboarding.Input.Role });

    private static PageMessage Confirmed(Voice voice) =>
        new(
            voice.Say("Danke, alles klar!", "Thank you, all set!"),
            voice.Say(
                "Deine Anmeldung ist bestätigt. Als Nächstes fragen wir deine Führungskraft. Sobald wir eine Antwort haben, schreiben wir dir.",
                "Your sign-up is confirmed. Next we ask your manager. As soon as we have an answer, we will write to you.",
                "Ihre Anmeldung ist bestätigt. Als Nächstes fragen wir Ihre Führungskraft. Sobald wir eine Antwort haben, schreiben wir Ihnen."
            )
        );

    private static PageMessage Rejected(Voice voice) =>
        new(
            voice.Say("Gut, dass du es sagst", "Thank you for telling us", "Gut, dass Sie es sagen"),
            voice.Say(
                "Die Anmeldung ist beendet, und du bekommst dazu keine weiteren Nachrichten. Entschuldige bitte die Störung.",
                "The sign-up is ended, and you will get no more messages about it. Please excuse the interruption.",
                "Die Anmeldung ist beendet, und Sie bekommen dazu keine weiteren Nachrichten. Entschuldigen Sie bitte die Störung."
            )
        );

    private static PageMessage Past(LinkedOnboarding onboarding, Voice voice) =>
        onboarding.Status.Step is OnboardingStep.Unconfirmed or OnboardingStep.Withdrawn or OnboardingStep.Left or OnboardingStep.PersonGone
            ? new(
                voice.Say("Diese Anmeldung ist schon beendet", "This sign-up has already ended"),
                voice.Say(
                    "Hier ist nichts mehr zu tun. Wenn du doch mitmachen möchtest, antworte einfach auf unsere Mail.",
                    "There is nothing left to do here. Should you want to join after all, simply reply to our mail.",
                    "Hier ist nichts mehr zu tun. Wenn Sie doch mitmachen möchten, antworten Sie einfach auf unsere Mail."
                )
            )
            : new(
                voice.Say("Schon bestätigt, danke!", "Already confirmed, thank you!"),
                voice.Say(
                    "Hier ist nichts mehr zu tun. Wie es weitergeht, erfährst du per Mail.",
                    "There is nothing left to do here. You will hear by mail what happens next.",
                    "Hier ist nichts mehr zu tun. Wie es weitergeht, erfahren Sie per Mail."
                )
            );
}
