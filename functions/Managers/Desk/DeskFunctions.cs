using Automations.Programme;
using Automations.Programme.Desk;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Managers.Desk;

/// <summary>What waits for the community managers, from all capabilities.</summary>
internal sealed class DeskFunctions(IEnumerable<IDeskSource> sources, IPages pages)
{
    [Function("DeskPage")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "desk")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) =>
        await pages.RenderAsync<DeskPage>(
            request,
            parameters: new Dictionary<string, object?>
            {
                [nameof(DeskPage.Items)] = await CollectAsync(client, cancellation),
                [nameof(DeskPage.SignedInAs)] = request.SignedInPerson().Name,
            }
        );

    [Function("GetDesk")]
    [RequireRole(AppRoles.CommunityManager)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/desk")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation
    ) => Results.Json(new { items = await CollectAsync(client, cancellation) }, ProgrammeJson.Options);

    private async Task<IReadOnlyList<DeskItem>> CollectAsync(DurableTaskClient client, CancellationToken cancellation)
    {
        var found = await Task.WhenAll(sources.Select(source => source.CollectAsync(client, cancellation)));
        return [.. found.SelectMany(items => items).OrderBy(item => item.Urgency).ThenBy(item => item.When ?? DateTimeOffset.MaxValue)];
    }
}
