using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>All workflow instances, filtered, a page at a time.</summary>
internal sealed class InstancesPage(Layout layout, EngineHolder durable)
{
    private const int PageSize = 50;

    public async Task<IResult> ShowAsync(HttpContext http, string? status, string? prefix, string? token)
    {
        var wanted = Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var known) ? known : (OrchestrationRuntimeStatus?)null;
        var query = new OrchestrationQuery
        {
            Statuses = wanted is { } one ? [one] : null,
            InstanceIdPrefix = string.IsNullOrWhiteSpace(prefix) ? null : prefix.Trim(),
            PageSize = PageSize,
            ContinuationToken = token,
        };
        var (instances, next) = await FirstPageAsync(query);
        return layout.Page(http, "Workflows", Html.Of($"""
            <h1>Workflows</h1>
            <form method="get" action="/admin/instances" class="card filter">
              <label>Status <select name="status"><option value="">any</option>{Html.Each(Enum.GetValues<OrchestrationRuntimeStatus>().Where(IsUsed), each => Option(each, wanted))}</select></label>
              <label>Id begins with <input name="prefix" value="{prefix}" autocomplete="off"></label>
              <button>Show</button>
            </form>
            {(instances.Count == 0 ? Html.Of($"<p class=\"card quiet\">There are none{(wanted is null && query.InstanceIdPrefix is null ? " yet" : " like that")}.</p>") : Table(instances))}
            {Html.If(next is not null, () => Html.Of($"<p><a class=\"button\" href=\"/admin/instances?status={status}&amp;prefix={Uri.EscapeDataString(prefix ?? "")}&amp;token={Uri.EscapeDataString(next!)}\">Next {PageSize}</a></p>"))}
            """));
    }

    private async Task<(IReadOnlyList<OrchestrationMetadata> Instances, string? Next)> FirstPageAsync(OrchestrationQuery query)
    {
        await foreach (var page in durable.Client.GetAllInstancesAsync(query).AsPages())
            return (page.Values, page.ContinuationToken);
        return ([], null);
    }

    private static bool IsUsed(OrchestrationRuntimeStatus status) =>
        status is not (OrchestrationRuntimeStatus.Canceled or OrchestrationRuntimeStatus.ContinuedAsNew);

    private static Html Option(OrchestrationRuntimeStatus status, OrchestrationRuntimeStatus? wanted) =>
        status == wanted ? Html.Of($"<option selected>{status}</option>") : Html.Of($"<option>{status}</option>");

    private static Html Table(IReadOnlyList<OrchestrationMetadata> instances) => Html.Of($"""
        <section class="card" aria-label="Instances">
          <div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col">Instance</th><th scope="col">Workflow</th><th scope="col">Status</th><th scope="col">Started</th><th scope="col">Last step</th></tr></thead>
            <tbody>{Html.Each(instances, instance => Html.Of($"<tr><th scope=\"row\"><a href=\"/admin/instances/{Uri.EscapeDataString(instance.InstanceId)}\">{instance.InstanceId}</a></th><td>{instance.Name}</td><td>{Shown.Status(instance.RuntimeStatus)}</td><td>{Shown.Time(instance.CreatedAt)}</td><td>{Shown.Time(instance.LastUpdatedAt)}</td></tr>"))}</tbody>
          </table></div>
        </section>
        """);
}
