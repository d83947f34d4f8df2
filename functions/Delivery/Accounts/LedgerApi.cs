using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Delivery.Accounts;

/// <summary>What became of every message, for tools: <c>?workflow=&amp;recipient=&amp;state=&amp;page=&amp;size=</c>.</summary>
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
