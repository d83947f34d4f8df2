using Automations.Digests.Audience;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Digests.Thanks;

/// <summary>Where people thank, and where somebody who was thanked takes it back.</summary>
internal sealed class ThanksPages(ThanksDesk desk, ThanksTable thanks, ThanksConsent consent, WishTable wishes, ISignIn signIn, ISignedLinks links, IPages pages, ProgrammeSettings programme)
{
    [Function("ThanksPage")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "thanks")] HttpRequest request, CancellationToken cancellation)
    {
        var (who, refusal) = await WhoAsync(request, cancellation);
        return who is null ? refusal! : await FormAsync(request, who, to: null, text: null, new(), outcome: null);
    }

    [Function("ThanksSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "thanks")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (who, refusal) = await WhoAsync(request, cancellation);
        if (who is null)
            return refusal!;
        var voice = Site.VoiceOf(request, programme);
        var fields = await request.FieldsAsync(cancellation);
        var (to, text, errors) = (fields.TextOf("to"), fields.TextOf("text"), new FormErrors());
        if (to is null)
            errors.Add("to", ThanksTexts.WhomIsMissing(voice));
        if (text is null)
            errors.Add("text", ThanksTexts.WhyIsMissing(voice));
        errors.CheckLength("text", text, ThankYou.LongestText, voice);
        if (errors.Any)
            return await FormAsync(request, who, to, text, errors, outcome: null);
        var outcome = await desk.SayAsync(who, to!, text!, client, cancellation);
        if (outcome.Said is not null)
            return await FormAsync(request, who, to: null, text: null, errors, outcome);
        errors.Add("to", ThanksTexts.Of(outcome.Problem, voice));
        return await FormAsync(request, who, to, text, errors, outcome: null);
    }

    /// <summary>Only shows the buttons: programs that follow the links of a mail must take nothing back.</summary>
    [Function("ThankedPage")]
    public async Task<IResult> ShowThanked([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "thanks/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (said, refusal) = await ThankedAsync(request, id, cancellation);
        return said is null ? refusal! : await ThankedPageAsync(request, said, cancellation);
    }

    [Function("ThankedSubmit")]
    public async Task<IResult> SubmitThanked([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "thanks/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (said, refusal) = await ThankedAsync(request, id, cancellation);
        if (said is null)
            return refusal!;
        var wish = (await request.FieldsAsync(cancellation))["do"].ToString();
        if (wish is "remove" or "never")
            await desk.RemoveAsync(id, cancellation);
        if (wish is "never" or "again")
            await wishes.ChangeAsync(said.To, known => known with { NoThanks = wish == "never" }, cancellation);
        return await ThankedPageAsync(request, (await thanks.FindAsync(id, cancellation))!, cancellation);
    }

    private async Task<(SignedInPerson? Who, IResult? Refusal)> WhoAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return (null, request.ToSignIn());
        return await desk.MayThankAsync(who, cancellation) ? (who, null) : (null, await pages.RenderAsync<ForbiddenPage>(request, StatusCodes.Status403Forbidden));
    }

    private async Task<(ThankYou? Said, IResult? Refusal)> ThankedAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        var (state, link) = links.Check(request, ThanksMail.Purpose);
        if (state != LinkState.Valid || link!.Subject != id)
            return (null, await pages.RenderAsync<LinkProblemPage>(request, StatusCodes.Status403Forbidden, new Dictionary<string, object?> { [nameof(LinkProblemPage.IsExpired)] = state == LinkState.Expired }));
        return await thanks.FindAsync(id, cancellation) is { } said
            ? (said, null)
            : (null, await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound));
    }

    private Task<IResult> FormAsync(HttpRequest request, SignedInPerson who, string? to, string? text, FormErrors errors, ThanksOutcome? outcome) =>
        pages.RenderAsync<ThanksPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(ThanksPage.SignedInAs)] = who.Name,
                [nameof(ThanksPage.To)] = to,
                [nameof(ThanksPage.Text)] = text,
                [nameof(ThanksPage.Errors)] = errors,
                [nameof(ThanksPage.Thanked)] = outcome?.Said?.ToName,
                [nameof(ThanksPage.IsNew)] = outcome?.IsNew ?? false,
                [nameof(ThanksPage.IsTold)] = outcome?.IsTold ?? false,
            }
        );

    private async Task<IResult> ThankedPageAsync(HttpRequest request, ThankYou said, CancellationToken cancellation) =>
        await pages.RenderAsync<ThankedPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(ThankedPage.Said)] = said,
                [nameof(ThankedPage.IsTold)] = await consent.MayBeToldAsync(said, cancellation),
                [nameof(ThankedPage.WantsNone)] = (await wishes.FindAsync(said.To, cancellation))?.NoThanks ?? false,
            }
        );
}
