using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Material;

/// <summary>Everything that was announced, for whoever is signed in; community managers add to it and change it.</summary>
internal sealed class MaterialPages(MaterialTable material, ISignIn signIn, IPages pages, ProgrammeSettings programme, TimeProvider time)
{
    private const string New = "new";

    [Function("MaterialPage")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "material")] HttpRequest request, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } reader)
            return request.ToSignIn();
        var (all, filter) = (await material.AllAsync(cancellation), MaterialFilter.Of(request));
        return await pages.RenderAsync<MaterialPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(MaterialPage.Announcements)] = all.Where(filter.Fits).ToList(),
                [nameof(MaterialPage.HasAny)] = all.Count > 0,
                [nameof(MaterialPage.Filter)] = filter,
                [nameof(MaterialPage.Reader)] = reader,
            }
        );
    }

    /// <summary><c>new</c> in place of an id is for what is not announced yet.</summary>
    [Function("MaterialEditPage")]
    public async Task<IResult> Edit([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "material/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (manager, known, answer) = await OpenAsync(request, id, cancellation);
        return manager is null ? answer! : await FormAsync(request, manager, MaterialForm.Of(known, programme), known, new());
    }

    [Function("MaterialEditSubmit")]
    public async Task<IResult> Submit([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "material/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        var (manager, known, answer) = await OpenAsync(request, id, cancellation);
        if (manager is null)
            return answer!;
        var fields = await request.FieldsAsync(cancellation);
        if (known is not null && fields["do"] == "delete")
        {
            await material.DeleteAsync(known.Id, cancellation);
            return Back(request);
        }

        var form = MaterialForm.Of(fields, programme);
        var voice = Site.VoiceOf(request, programme);
        var errors = form.Check(voice);
        if (errors.Any)
            return await FormAsync(request, manager, form, known, errors);
        var announced = form.Announce(known?.AnnouncedAt ?? time.GetUtcNow());
        if (announced.Id != known?.Id && await material.FindAsync(announced.Id, cancellation) is { } other)
        {
            var title = other.Titles.GetValueOrDefault(voice.Language) ?? other.Titles.Values.First();
            errors.Add(MaterialForm.LinkField, voice.Say($"Diese Adresse ist schon angekündigt: „{title}“.", $"This address is announced already: “{title}”."));
            return await FormAsync(request, manager, form, known, errors);
        }

        await material.SaveAsync(announced, cancellation);
        // with another link it is another announcement
        if (known is not null && known.Id != announced.Id)
            await material.DeleteAsync(known.Id, cancellation);
        return Back(request);
    }

    private async Task<(SignedInPerson? Manager, Announcement? Known, IResult? Answer)> OpenAsync(HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await signIn.WhoAsync(request, cancellation) is not { } who)
            return (null, null, request.ToSignIn());
        if (!who.IsCommunityManager)
            return (null, null, await pages.RenderAsync<ForbiddenPage>(request, StatusCodes.Status403Forbidden));
        var known = id == New ? null : await material.FindAsync(id, cancellation);
        return id == New || known is not null ? (who, known, null) : (null, null, await pages.RenderAsync<NotFoundPage>(request, StatusCodes.Status404NotFound));
    }

    private Task<IResult> FormAsync(HttpRequest request, SignedInPerson manager, MaterialForm form, Announcement? known, FormErrors errors) =>
        pages.RenderAsync<MaterialEditPage>(
            request,
            errors.Any ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            new Dictionary<string, object?>
            {
                [nameof(MaterialEditPage.Form)] = form,
                [nameof(MaterialEditPage.IsKnown)] = known is not null,
                [nameof(MaterialEditPage.Errors)] = errors,
                [nameof(MaterialEditPage.SignedInAs)] = manager.Name,
            }
        );

    private static IResult Back(HttpRequest request)
    {
        var language = request.Query["lang"].ToString();
        // a plain redirect would repeat the POST in some clients
        request.HttpContext.Response.Headers.Location = language.Length > 0 ? $"/material?lang={Uri.EscapeDataString(language)}" : "/material";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
