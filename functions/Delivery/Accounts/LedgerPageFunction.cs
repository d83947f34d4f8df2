using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Delivery.Accounts;

/// <summary>What became of every message, for people.</summary>
public sealed class LedgerPageFunction(LedgerReader reader, IPages pages)
{
    [Function("LedgerPage")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ledger")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        // a filter that cannot be understood is left out: the form shows what was
        var filter = LedgerFilter.Read(request.Query, []);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(LedgerPage.Filter)] = filter,
            [nameof(LedgerPage.Extract)] = await reader.ReadAsync(filter, cancellation),
            [nameof(LedgerPage.SignedInAs)] = request.SignedInPerson() is { PersonId: not null } person ? person.Name : null,
        };
        return await pages.RenderAsync<LedgerPage>(request, parameters: parameters);
    }
}
