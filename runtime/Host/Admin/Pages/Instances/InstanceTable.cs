using Automations.Runtime.Durable;

namespace Automations.Runtime.Host.Admin.Pages;

internal static class InstanceTable
{
    public static Html Render(string label, IReadOnlyList<InstanceSummary> instances) => Html.Of($"""
        <section class="card" aria-label="{label}">
          <div class="scroll" tabindex="0" role="region" aria-label="{label}, table"><table>
            <thead><tr><th scope="col">Instance</th><th scope="col">Workflow</th><th scope="col">Status</th><th scope="col">Started</th><th scope="col">Last step</th></tr></thead>
            <tbody>{Html.Each(instances, Row)}</tbody>
          </table></div>
        </section>
        """);

    private static Html Row(InstanceSummary instance) => Html.Of($"""
        <tr><th scope="row" class="id"><a href="{Links.Instance(instance.Id)}">{instance.Id}</a>{Html.If(instance.ParentId is not null, () => Html.Of($"<small class=\"quiet\">part of {instance.ParentId}</small>"))}</th>
          <td>{instance.Name}</td><td>{Shown.Status(instance.Status)}</td><td>{Shown.Time(instance.CreatedAt)}</td><td>{Shown.Time(instance.UpdatedAt)}</td></tr>
        """);
}
