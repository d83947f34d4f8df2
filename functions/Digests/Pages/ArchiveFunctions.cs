using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Automations.Digests.Pages;

/// <summary>What has appeared, for colleagues: with the link of a digest mail, or signed in. People are named in it, so it is not for the world.</summary>
internal sealed class ArchiveFunctions(EditionTable editions, EditionBlobs blobs, ISignIn signIn, ISignedLinks links, IPages pages, ProgrammeSettings programme, TimeProvider time, IOptions<AppOptions> app)
{
    [Function("DigestsPage")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "digests")] HttpRequest request, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } reader)
            return request.ToSignIn();
        return await pages.RenderAsync<ArchivePage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(ArchivePage.Editions)] = await editions.AllAsync(cancellation),
                [nameof(ArchivePage.Reader)] = reader,
                [nameof(ArchivePage.Next)] = EditionSchedule.From(time.GetUtcNow(), programme).FirstOrDefault(plan => plan.Collects > time.GetUtcNow()),
            }
        );
    }

    [Function("DigestPage")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "digests/{edition}")] HttpRequest request, string edition, CancellationToken cancellation)
    {
        var link = links.Check(request, DigestLinks.Read);
        var isInvited = link.State == LinkState.Valid && link.Link!.Subject == edition;
        var reader = isInvited ? null : await signIn.WhoAsync(request, cancellation);
        if (!isInvited && reader is null)
            return request.ToSignIn();
        if (await editions.FindAsync(edition, cancellation) is not { IsPublished: true } found || await blobs.ReadAsync<DigestContent>(edition, EditionBlobs.Published, cancellation) is not { } content)
            return await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound);
        return await pages.RenderAsync<EditionPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(EditionPage.Edition)] = found,
                [nameof(EditionPage.Content)] = content.Content,
                [nameof(EditionPage.App)] = app.Value,
                [nameof(EditionPage.SignedInAs)] = reader?.Name,
            }
        );
    }
}
