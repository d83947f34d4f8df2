using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Delivery.Accounts;

/// <summary>
/// What became of every message, for tools: <c>?workflow=&amp;edition=&amp;recipient=&amp;lane=&amp;state=&amp;size=&amp;after=</c>. The answer's
/// <c>next</c>, given as <c>after</c>, leads to the next page.
/// </summary>
public sealed class LedgerApi(LedgerReader reader)
{
    [Function(nameof(LedgerApi))]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/ledger")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        var errors = new Dictionary<string, string[]>();
        var filter = LedgerFilter.Read(request.Query, errors);
        return errors.Count > 0
            ? Problems.Validation(errors)
            : Results.Json(await reader.ReadAsync(filter, cancellation), ProgrammeJson.Options);
    }
}
