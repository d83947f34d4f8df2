using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Onboarding.Pages;

internal sealed class JoinFunctions(ISignUpDesk desk, ISignIn signIn, IPages pages, ProgrammeSettings programme)
{
    [Function("JoinPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "join")] HttpRequest request,
        CancellationToken cancellation
    ) => await FormAsync(request, JoinForm.For(VoiceOf(request)), new(), await PersonAsync(request, cancellation));

    [Function("JoinSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "join")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var voice = VoiceOf(request);
        var person = await PersonAsync(request, cancellation);
        var form = JoinForm.Of(await request.FieldsAsync(cancellation), programme);
        var errors = form.Check(voice, person is not null);
        if (errors.Any)
            return await FormAsync(request, form, errors, person);

        var receipt = await desk.SubmitAsync(form.ToSignUp(person?.PersonId), person, client, cancellation);
        if (receipt.Outcome is SignUpOutcome.Started or SignUpOutcome.Existing)
            return await pages.RenderAsync<JoinedPage>(
                request,
                parameters: new Dictionary<string, object?>
                {
                    [nameof(JoinedPage.Outcome)] = receipt.Outcome,
                    [nameof(JoinedPage.IsSignedIn)] = person is not null,
                }
            );
        foreach (var (field, messages) in receipt.Errors)
            errors.Add(field, messages[0]);
        if (receipt.Outcome == SignUpOutcome.PersonUnknown)
            errors.Add("person", UnknownPerson(voice));
        return await FormAsync(request, form, errors, person);
    }

    private Task<IResult> FormAsync(HttpRequest request, JoinForm form, FormErrors errors, SignedInPerson? person) =>
        pages.RenderAsync<JoinPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(JoinPage.Form)] = form,
                [nameof(JoinPage.Errors)] = errors,
                [nameof(JoinPage.SignedIn)] = person,
            }
        );

    // an application's token signs nobody up
    private async Task<SignedInPerson?> PersonAsync(HttpRequest request, CancellationToken cancellation) =>
        await signIn.WhoAsync(request, cancellation) is { PersonId: not null } person ? person : null;

    private Voice VoiceOf(HttpRequest request) => Site.VoiceOf(request, programme);

    private static string UnknownPerson(Voice voice) =>
        voice.Say(
            "Diese Adresse kennt das Verzeichnis nicht. Hast du dich vielleicht vertippt?",
            "The directory does not know this address. Perhaps there is a typing mistake?",
            "Diese Adresse kennt das Verzeichnis nicht. Haben Sie sich vielleicht vertippt?"
        );
}
