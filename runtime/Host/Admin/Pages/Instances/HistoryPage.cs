using Automations.Runtime.Durable;
using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>An instance's history, event by event, a page at a time.</summary>
internal sealed class HistoryPage(Layout layout, EngineHolder durable)
{
    private const int PageSize = 200;
    private const int ShortData = 90;

    public async Task<IResult> ShowAsync(HttpContext http, string id, int from)
    {
        if (string.IsNullOrEmpty(id) || await durable.Client.GetInstanceAsync(id, http.RequestAborted) is not { } instance)
            return layout.Missing(http, "No such instance", $"There is no workflow instance with the id “{id}”. It may have been purged.");
        var history = await durable.Engine.GetHistoryAsync(id, http.RequestAborted);
        from = Math.Clamp(from, 0, Math.Max(history.Count - 1, 0));
        var page = history.Skip(from).Take(PageSize).ToList();
        return layout.Page(http, "History of " + id, Html.Of($"""
            {InstanceHead.Render(instance, history, "history")}
            <section class="card" aria-labelledby="events"><h2 id="events">Events <small class="quiet">{Range(from, page.Count, history.Count)}</small></h2>
              <div class="scroll" tabindex="0" role="region" aria-label="Events, table"><table>
                <thead><tr><th scope="col" class="number">#</th><th scope="col">Time</th><th scope="col">Event</th><th scope="col">What</th><th scope="col">Data</th></tr></thead>
                <tbody>{Html.Each(page, record => Line(id, record))}</tbody>
              </table></div>
            </section>
            <nav class="pager" aria-label="Further events">
              {Html.If(from > 0, () => Html.Of($"<a class=\"button\" rel=\"prev\" href=\"{Links.History(id)}&amp;from={Math.Max(0, from - PageSize)}\">Earlier</a>"))}
              {Html.If(from + page.Count < history.Count, () => Html.Of($"<a class=\"button\" rel=\"next\" href=\"{Links.History(id)}&amp;from={from + PageSize}\">Later</a>"))}
            </nav>
            """));
    }

    private static string Range(int from, int count, int all) =>
        count == all ? $"{Shown.Count(all)}, of its present life" : $"{Shown.Count(from + 1)} to {Shown.Count(from + count)} of {Shown.Count(all)}";

    private static Html Line(string id, HistoryRecord record) => Html.Of($"""
        <tr><td class="number">{record.Sequence}</td><td>{Shown.Time(record.At)}</td><td>{record.Event}{Html.If(record.TaskId is not null, () => Html.Of($" <span class=\"quiet\">#{record.TaskId}</span>"))}</td>
          <td>{record.Name} {Html.If(record.InstanceId is not null, () => Html.Of($"<a href=\"{Links.Instance(record.InstanceId!)}\">{record.InstanceId}</a>"))}</td>
          <td class="data">{Data(id, record)}</td></tr>
        """);

    private static Html Data(string id, HistoryRecord record) => Html.Of($"""
        {Html.If(record.DueAt is not null, () => Html.Of($"due {Shown.Time(record.DueAt)}"))}
        {Shown.Payload("Data", record.Data, Links.EventData(id, record.Sequence), ShortData)}
        {Html.If(record.Failure is not null, () => Shown.Failure("Failure", record.Failure!))}
        """);
}
