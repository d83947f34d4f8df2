using Automations.Delivery.Steering;
using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Delivery.Bounces;

/// <summary>Whose mail came back for good, and that somebody can be reached again.</summary>
public sealed class UnreachableEndpoint(Unreachable unreachable, DeliveryJournal journal)
{
    [Function("ListUnreachable")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/delivery/unreachable")] HttpRequest request,
        CancellationToken cancellation
    ) => Results.Json(await unreachable.AllAsync(cancellation), ProgrammeJson.Options);

    /// <summary>Repeating it is a no-op.</summary>
    [Function("ClearUnreachable")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> ClearAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/delivery/unreachable/{person}")] HttpRequest request,
        string person,
        CancellationToken cancellation
    )
    {
        await unreachable.RemoveAsync(person, cancellation);
        await journal.NoteAsync(request.Manager(), "reachable", particulars: null, cancellation);
        return Results.NoContent();
    }
}
