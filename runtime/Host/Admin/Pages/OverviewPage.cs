using Automations.Runtime.Durable;
using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What runs, what waits, what needs somebody, and the clock.</summary>
internal sealed class OverviewPage(Layout layout, EngineHolder durable, ClockCard clock, TimerTable timers, QueueDepths queues)
{
    private const int FailuresShown = 5;

    /// <param name="form">A clock form that could not be followed, to be shown with its problem.</param>
    public async Task<IResult> ShowAsync(HttpContext http, ClockForm? form = null)
    {
        var statistics = await durable.Engine.GetStatisticsAsync(http.RequestAborted);
        var counts = await durable.Engine.CountWorkflowsAsync(http.RequestAborted);
        var depths = await queues.ReadAsync(http.RequestAborted);
        var failed = await durable.Engine.ListInstancesAsync(
            new(FailuresShown) { Statuses = [OrchestrationRuntimeStatus.Failed] }, http.RequestAborted);
        return layout.Page(http, "Overview", Html.Of($"""
            <h1>Overview</h1>
            {Tiles(statistics)}
            {Trouble(failed, statistics, depths)}
            {clock.Render(statistics, form)}
            <div class="columns">
              {Workflows(counts)}
              {Html.If(depths.Count > 0, () => Html.Of($"<section class=\"card\" aria-labelledby=\"queues\"><h2 id=\"queues\">Queues</h2>{QueuesPage.Table(depths)}</section>"))}
            </div>
            {timers.Render()}
            """), form is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static Html Tiles(DurableStatistics statistics) => Html.Of($"""
        <ul class="tiles" aria-label="Workflows by status">
          {Html.Each(InstanceFilter.Statuses, status => Tile(statistics, status))}
          <li><div><strong>{Shown.Count(statistics.PendingActivities)}</strong> <span>Activities</span></div></li>
          <li><div><strong>{Shown.Count(statistics.PendingTimers)}</strong> <span>Timers</span></div></li>
        </ul>
        """);

    private static Html Tile(DurableStatistics statistics, OrchestrationRuntimeStatus status)
    {
        var count = statistics.InstancesByStatus.GetValueOrDefault(status);
        var style = count == 0 ? "none" : status.ToString().ToLowerInvariant();
        return Html.Of($"<li class=\"{style}\"><a href=\"/admin/instances?status={status}\"><strong>{Shown.Count(count)}</strong> <span>{status}</span></a></li>");
    }

    private static Html Trouble(IReadOnlyList<InstanceSummary> failed, DurableStatistics statistics, IReadOnlyList<QueueDepth> depths)
    {
        var poison = depths.Where(queue => queue.Poison > 0).ToList();
        var all = statistics.InstancesByStatus.GetValueOrDefault(OrchestrationRuntimeStatus.Failed);
        return Html.If(failed.Count + poison.Count > 0, () => Html.Of($"""
            <section class="card failure-card" aria-labelledby="trouble">
              <h2 id="trouble">Needs a look</h2>
              <ul class="trouble">
                {Html.Each(poison, queue => Html.Of($"<li><a href=\"{Links.Queue(queue.Name)}#poison\">{queue.Name}</a> has {Shown.Count(queue.Poison)} poison {(queue.Poison == 1 ? "message" : "messages")}</li>"))}
                {Html.Each(failed, instance => Html.Of($"<li><a href=\"{Links.Instance(instance.Id)}\">{instance.Id}</a> failed {Shown.Time(instance.UpdatedAt)} <span class=\"quiet\">{instance.Name}</span></li>"))}
                {Html.If(all > failed.Count, () => Html.Of($"<li><a href=\"/admin/instances?status=Failed\">All {Shown.Count(all)} failed workflows</a></li>"))}
              </ul>
            </section>
            """));
    }

    private static Html Workflows(IReadOnlyList<WorkflowCount> counts) => Html.Of($"""
        <section class="card" aria-labelledby="workflows">
          <h2 id="workflows">Workflows</h2>
          {(counts.Count == 0 ? Html.Of($"<p class=\"quiet\">None has been started yet. <a href=\"/admin/run\">Start one</a>.</p>") : Table(counts))}
        </section>
        """);

    private static Html Table(IReadOnlyList<WorkflowCount> counts) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="Workflows, table"><table>
          <thead><tr><th scope="col">Workflow</th><th scope="col" class="number">Unfinished</th><th scope="col" class="number">Completed</th><th scope="col" class="number">Failed</th></tr></thead>
          <tbody>{Html.Each(counts.GroupBy(count => count.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase), Row)}</tbody>
        </table></div>
        """);

    private static Html Row(IGrouping<string, WorkflowCount> workflow)
    {
        var address = "/admin/instances?name=" + Uri.EscapeDataString(workflow.Key);
        var failed = Of(OrchestrationRuntimeStatus.Failed);
        return Html.Of($"""
            <tr><th scope="row"><a href="{address}">{workflow.Key}</a></th>
              <td class="number">{Shown.Count(Of(OrchestrationRuntimeStatus.Running) + Of(OrchestrationRuntimeStatus.Pending) + Of(OrchestrationRuntimeStatus.Suspended))}</td>
              <td class="number">{Shown.Count(Of(OrchestrationRuntimeStatus.Completed))}</td>
              <td class="number">{(failed == 0 ? Html.Of($"0") : Html.Of($"<a class=\"alarm\" href=\"{address}&amp;status=Failed\">{Shown.Count(failed)}</a>"))}</td></tr>
            """);

        int Of(OrchestrationRuntimeStatus status) => workflow.Where(count => count.Status == status).Sum(count => count.Instances);
    }
}
