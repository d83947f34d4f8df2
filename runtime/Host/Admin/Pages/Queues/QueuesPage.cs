using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Every queue that a function reads, with what waits in it and what was given up.</summary>
internal sealed class QueuesPage(Layout layout, QueueDepths queues)
{
    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var depths = await queues.ReadAsync(http.RequestAborted);
        return layout.Page(http, "Queues", Html.Of($"""
            <h1>Queues</h1>
            {(depths.Count == 0 ? Html.Of($"<p class=\"card quiet\">No function reads a queue.</p>") : Html.Of($"<section class=\"card\" aria-label=\"Queues\">{Table(depths)}</section>"))}
            """));
    }

    public static Html Table(IReadOnlyList<QueueDepth> depths) => Html.Of($"""
        <div class="scroll" tabindex="0" role="region" aria-label="Queues, table"><table>
          <thead><tr><th scope="col">Queue</th><th scope="col">Read by</th><th scope="col" class="number">Waiting</th><th scope="col" class="number">Poison</th></tr></thead>
          <tbody>{Html.Each(depths, Row)}</tbody>
        </table></div>
        """);

    private static Html Row(QueueDepth queue) => Html.Of($"""
        <tr><th scope="row"><a href="{Links.Queue(queue.Name)}">{queue.Name}</a></th><td>{queue.Function}</td><td class="number">{Shown.Count(queue.Messages)}</td>
          <td class="number">{(queue.Poison == 0 ? Html.Of($"0") : Html.Of($"<a class=\"alarm\" href=\"{Links.Queue(queue.Name)}#poison\">{Shown.Count(queue.Poison)}</a>"))}</td></tr>
        """);
}
