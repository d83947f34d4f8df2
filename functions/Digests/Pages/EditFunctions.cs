using System.Globalization;
using Automations.Digests.Content;
using Automations.Digests.Editions;
using Automations.Digests.Http;
using Automations.Digests.Workflow;
using Automations.Programme;
using Automations.Storage;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace Automations.Digests.Pages;

/// <summary>Where the editors change an edition and decide on it: with the link of their preview, or signed in as a community manager.</summary>
internal sealed class EditFunctions(EditionTable editions, EditionBlobs blobs, DigestOrders orders, ISignIn signIn, ISignedLinks links, IPages pages, ProgrammeSettings programme, IOptions<AppOptions> app)
{
    [Function("EditDigestPage")]
    public async Task<IResult> Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "digests/{edition}/edit")] HttpRequest request, string edition, CancellationToken cancellation)
    {
        var (draft, answer) = await OpenAsync(request, edition, cancellation);
        return draft is null ? answer! : await PageAsync(request, draft, draft.Content.Content, new(), said: null);
    }

    [Function("EditDigestSubmit")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "digests/{edition}/edit")] HttpRequest request,
        string edition,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (draft, answer) = await OpenAsync(request, edition, cancellation);
        if (draft is null)
            return answer!;
        var voice = Site.VoiceOf(request, programme);
        var fields = await request.FieldsAsync(cancellation);
        var content = EditForm.Apply(draft.Content.Content, fields);
        var errors = EditForm.Check(content, voice);
        if (errors.Any || fields["do"] == "preview")
            return await PageAsync(request, draft with { Content = draft.Content with { Version = fields["version"].ToString() } }, content, errors, said: null);
        if (draft.Content.Version != fields["version"])
            return await PageAsync(request, draft, draft.Content.Content, errors, EditTexts.ChangedMeanwhile(voice));
        if (!await blobs.TryReplaceAsync(edition, EditionBlobs.Draft, content, draft.Content.Version, cancellation))
            return await PageAsync(request, draft, content, errors, EditTexts.ChangedMeanwhile(voice));

        var order = OrderOf(fields);
        var saved = draft with { Content = (await blobs.ReadAsync<DigestContent>(edition, EditionBlobs.Draft, cancellation))! };
        if (order is null)
            return await PageAsync(request, saved, content, errors, EditTexts.Saved(voice));
        if (await orders.SteerAsync(edition, order, client, cancellation) is null)
            return await pages.SayAsync(request, EditTexts.Done(order.Action, voice));
        errors.Add(order.Action == DigestAction.Postpone ? "sendOn" : "decide", EditTexts.Refused(order.Action, voice));
        return await PageAsync(request, saved, content, errors, said: null);
    }

    private static DigestSteering? OrderOf(IFormCollection fields) =>
        fields["do"].ToString() switch
        {
            "approve" => new(DigestAction.Approve),
            "skip" => new(DigestAction.Skip, fields.TextOf("reason") is { } reason ? reason[..Math.Min(reason.Length, 500)] : null),
            "postpone" => new(DigestAction.Postpone, SendOn: DateOnly.TryParseExact(fields["sendOn"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null),
            _ => null,
        };

    private async Task<(OpenedDraft? Draft, IResult? Answer)> OpenAsync(HttpRequest request, string edition, CancellationToken cancellation)
    {
        var link = links.Check(request, DigestLinks.Edit);
        var isInvited = link.State == LinkState.Valid && link.Link!.Subject == edition;
        var reader = isInvited ? null : await signIn.WhoAsync(request, cancellation);
        if (!isInvited && reader is null)
            return (null, request.ToSignIn());
        if (reader is { IsCommunityManager: false })
            return (null, await pages.RenderAsync<ForbiddenPage>(request, StatusCodes.Status403Forbidden));
        if (await editions.FindAsync(edition, cancellation) is not { } found)
            return (null, await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound));
        if (found.State != EditionState.InReview || await blobs.ReadAsync<DigestContent>(edition, EditionBlobs.Draft, cancellation) is not { } content)
            return (null, await pages.SayAsync(request, EditTexts.Decided(found, Site.VoiceOf(request, programme))));
        return (new(found, content, reader?.Name), null);
    }

    private Task<IResult> PageAsync(HttpRequest request, OpenedDraft draft, DigestContent content, FormErrors errors, string? said) =>
        pages.RenderAsync<EditPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(EditPage.Edition)] = draft.Edition,
                [nameof(EditPage.Content)] = content,
                [nameof(EditPage.Version)] = draft.Content.Version,
                [nameof(EditPage.App)] = app.Value,
                [nameof(EditPage.Errors)] = errors,
                [nameof(EditPage.Preview)] = request.HasFormContentType ? PreviewChoice.Of(request.Form, programme) : PreviewChoice.Everything,
                [nameof(EditPage.Said)] = said,
                [nameof(EditPage.SignedInAs)] = draft.SignedInAs,
            }
        );

    private sealed record OpenedDraft(Edition Edition, VersionOf<DigestContent> Content, string? SignedInAs);
}
