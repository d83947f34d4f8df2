using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class ConfirmFunctions(LinkedPages links)
{
    [Function("ConfirmPage")]
    public Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "confirm")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.Confirm, client, ShowAsync, cancellation);

    [Function("ConfirmSubmit")]
    public Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "confirm")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => links.OpenAsync(request, OnboardingLinks.Confirm, client, page => TakeAsync(page, client, cancellation), cancellation);

    private static bool IsOpen(LinkedOnboarding onboarding) =>
        !onboarding.IsOver && onboarding.Status.Step is OnboardingStep.Received or OnboardingStep.AwaitingConfirmation;

    private static Task<IResult> ShowAsync(LinkedPage page) =>
        IsOpen(page.Onboarding)
            ? page.RenderAsync<ConfirmPage>(new Dictionary<string, object?> { [nameof(ConfirmPage.Role)] = page.Onboarding.Input.Role })
            : page.SayAsync(Past(page.Onboarding, page.Voice));

    private static async Task<IResult> TakeAsync(LinkedPage page, DurableTaskClient client, CancellationToken cancellation)
    {
        var answer = (await page.FieldsAsync(cancellation))["answer"].ToString();
        if (!IsOpen(page.Onboarding) || answer is not ("yes" or "no"))
            return await ShowAsync(page);
        var confirmation = new SignUpConfirmation(ItWasMe: answer == "yes");
        await client.RaiseEventAsync(page.Onboarding.InstanceId, OnboardingEvents.Confirmed, confirmation, cancellation);
        return await page.SayAsync(confirmation.ItWasMe ? Confirmed(page.Voice) : Rejected(page.Voice));
    }

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
