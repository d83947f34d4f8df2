using Automations.Runtime.Durable;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What stands above all pages of an instance.</summary>
internal static class InstanceHead
{
    public static Html Render(OrchestrationMetadata instance, IReadOnlyList<HistoryRecord> history, string here)
    {
        var parent = history.FirstOrDefault(record => record.Event == "ExecutionStarted")?.InstanceId;
        return Html.Of($"""
            <p class="crumbs"><a href="/admin/instances">Workflows</a> / <a href="/admin/instances?name={Uri.EscapeDataString(instance.Name)}">{instance.Name}</a></p>
            <h1 class="id">{instance.InstanceId}</h1>
            <p class="facts">{Shown.Status(instance.RuntimeStatus)}
              <span>started {Shown.Time(instance.CreatedAt)}</span> <span>last step {Shown.Time(instance.LastUpdatedAt)}</span>
              {Html.If(parent is not null, () => Html.Of($"<span>part of <a href=\"{Links.Instance(parent!)}\">{parent}</a></span>"))}</p>
            <ul class="tabs" aria-label="Views">
              <li><a href="{Links.Instance(instance.InstanceId)}"{Current(here == "timeline")}>Timeline</a></li>
              <li><a href="{Links.History(instance.InstanceId)}"{Current(here == "history")}>History <span class="count">{Shown.Count(history.Count)}</span></a></li>
            </ul>
            """);
    }

    private static Html Current(bool isHere) => Html.If(isHere, () => Html.Of($" aria-current=\"page\""));
}
