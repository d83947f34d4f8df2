using Automations.Programme;
using Automations.Web;
using Automations.Web.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Digests.Material;

internal sealed class MaterialEndpoint(MaterialTable material, ProgrammeSettings programme, TimeProvider time)
{
    /// <summary>Announces something new for the next digests. The same link again is the same announcement.</summary>
    [Function("AnnounceMaterial")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> PostAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/material")] HttpRequest request, CancellationToken cancellation)
    {
        var (json, refusal) = await JsonBody.ReadAsync(request, "The body must be JSON with title (by language), link and, if you like, text (by language) and topics.", cancellation);
        if (refusal is not null)
            return refusal;
        var (announcement, problems) = Announcement.Read(json!.Value, "", time.GetUtcNow(), programme);
        return announcement is null
            ? Problems.Validation(JsonProblem.ByField(problems))
            : Results.Json(await material.SaveAsync(announcement with { Id = Announcement.IdOf(announcement.Link) }, cancellation), ProgrammeJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>The latest first; with <c>topic</c> and <c>language</c> only such.</summary>
    [Function("ListMaterial")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/material")] HttpRequest request, CancellationToken cancellation)
    {
        var filter = MaterialFilter.Of(request);
        return Results.Json((await material.AllAsync(cancellation)).Where(filter.Fits), ProgrammeJson.Options);
    }

    [Function("DeleteMaterial")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> DeleteAsync([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/material/{id}")] HttpRequest request, string id, CancellationToken cancellation)
    {
        if (await material.FindAsync(id, cancellation) is null)
            return Problems.NotFound($"There is no material \"{id}\"; GET /api/material lists it.");
        await material.DeleteAsync(id, cancellation);
        return Results.NoContent();
    }

}
