using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Surveys.OptingOut;

/// <summary>"Do not ask me in surveys", by the link in a survey's mail or signed in. Opening the page changes nothing.</summary>
internal sealed class OptOutFunctions(ISignedLinks links, ISignIn signIn, SurveyWishes wishes, IPages pages)
{
    [Function("SurveyOptOutPage")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "survey/opt-out")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var (person, refusal) = await WhoAsync(request, cancellation);
        return person is null ? refusal! : await PageAsync(request, await wishes.RefusesAsync(person, cancellation), isSaid: false);
    }

    /// <summary>The page's buttons, and what a mail program posts by itself for its "unsubscribe" (RFC 8058).</summary>
    [Function("SurveyOptOutSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "survey/opt-out")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var (person, refusal) = await WhoAsync(request, cancellation);
        if (person is null)
            return refusal!;
        var fields = await request.FieldsAsync(cancellation);
        if (fields["ask"] != "yes" && fields["ask"] != "no" && fields["List-Unsubscribe"] != "One-Click")
            return await PageAsync(request, await wishes.RefusesAsync(person, cancellation), isSaid: false);
        var refuses = fields["ask"] != "yes";
        await wishes.SetAsync(person, refuses, cancellation);
        return await PageAsync(request, refuses, isSaid: true);
    }

    /// <returns>Either of the two. A link goes before the sign-in: whoever reads the mail of somebody else's mailbox means that person.</returns>
    private async Task<(string? Person, IResult? Refusal)> WhoAsync(HttpRequest request, CancellationToken cancellation)
    {
        var (state, link) = links.Check(request, SurveyLinks.OptOutPurpose);
        if (state == LinkState.Valid)
            return (link!.Person, null);
        if (await signIn.WhoAsync(request, cancellation) is { PersonId: { } id })
            return (id, null);
        return request.Query.ContainsKey(SignedLinks.Parameter)
            ? (null, await RefuseAsync(request, state))
            : (null, request.ToSignIn());
    }

    private Task<IResult> PageAsync(HttpRequest request, bool refuses, bool isSaid) =>
        pages.RenderAsync<OptOutPage>(request, parameters: new Dictionary<string, object?> { [nameof(OptOutPage.Refuses)] = refuses, [nameof(OptOutPage.IsSaid)] = isSaid });

    private Task<IResult> RefuseAsync(HttpRequest request, LinkState state) =>
        pages.RenderAsync<LinkProblemPage>(
            request,
            state == LinkState.Expired ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound,
            new Dictionary<string, object?> { [nameof(LinkProblemPage.IsExpired)] = state == LinkState.Expired }
        );
}
