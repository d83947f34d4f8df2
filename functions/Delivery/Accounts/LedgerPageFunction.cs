using Automations.Delivery.Steering;
using Automations.Web;
using Automations.Web.Pages;
using Automations.Web.Pages.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Delivery.Accounts;

/// <summary>What became of every message, for people.</summary>
public sealed class LedgerPageFunction(LedgerReader reader, DeliveryDesk desk, IPages pages)
{
    [Function("LedgerPage")]
    [RequireRole(AppRoles.CommunityManager, AppRoles.ProgrammeViewer)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ledger")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        return await ShowAsync(request, changed: null, cancellation);
    }

    /// <summary>The buttons: <c>do</c> is stop, resume, cancel or retry; the last two are for one <c>workflow</c>.</summary>
    [Function("LedgerPageSubmit")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "ledger")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    )
    {
        var (fields, by) = (await request.FieldsAsync(cancellation), request.Manager());
        var workflow = fields["workflow"].ToString().Trim();
        int? changed = null;
        if (fields["do"] == "stop")
            await desk.StopAsync(by, reason: null, cancellation);
        else if (fields["do"] == "resume")
            await desk.ResumeAsync(by, client, cancellation);
        else if (fields["do"] == "cancel" && workflow.Length > 0)
            changed = await desk.CancelAsync(by, new(workflow), reason: null, cancellation);
        else if (fields["do"] == "retry" && workflow.Length > 0)
            changed = await desk.RetryAsync(by, new(workflow), client, cancellation);
        return await ShowAsync(request, changed, cancellation);
    }

    private async Task<IResult> ShowAsync(HttpRequest request, int? changed, CancellationToken cancellation)
    {
        // a filter that cannot be understood is left out: the form shows what was
        var filter = LedgerFilter.Read(request.Query, []);
        var parameters = new Dictionary<string, object?>
        {
            [nameof(LedgerPage.Filter)] = filter,
            [nameof(LedgerPage.Extract)] = await reader.ReadAsync(filter, cancellation),
            [nameof(LedgerPage.Status)] = await desk.StatusAsync(cancellation),
            [nameof(LedgerPage.MaySteer)] = request.SignedInPerson() is { PersonId: not null, IsCommunityManager: true },
            [nameof(LedgerPage.Changed)] = changed,
            [nameof(LedgerPage.SignedInAs)] = request.SignedInPerson() is { PersonId: not null } person ? person.Name : null,
        };
        return await pages.RenderAsync<LedgerPage>(request, parameters: parameters);
    }
}
