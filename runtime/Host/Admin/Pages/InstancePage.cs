using Automations.Runtime.Durable;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>One workflow instance: what it was given, what it did when, what it said, and how to steer it.</summary>
internal sealed class InstancePage(Layout layout, EngineHolder durable, ClockControl clock)
{
    public async Task<IResult> ShowAsync(HttpContext http, string id)
    {
        if (await durable.Client.GetInstanceAsync(id, getInputsAndOutputs: true, http.RequestAborted) is not { } instance)
        {
            return layout.Page(
                http, "Not found", Html.Of($"<h1>No such instance</h1><p>There is none with the id <code>{id}</code>. It may have been purged.</p>"),
                StatusCodes.Status404NotFound);
        }

        var history = await durable.Engine.GetHistoryAsync(id, http.RequestAborted);
        return layout.Page(http, id, Html.Of($"""
            <p class="crumbs"><a href="/admin/instances">Workflows</a></p>
            <h1 class="id">{id}</h1>
            <p class="facts">{Shown.Status(instance.RuntimeStatus)} <span>{instance.Name}</span> <span class="quiet">started {Shown.Time(instance.CreatedAt)}, last step {Shown.Time(instance.LastUpdatedAt)}</span></p>
            {Actions(instance)}
            <section class="card" aria-labelledby="data"><h2 id="data">Data</h2>
              {Shown.Payload("Custom status", instance.SerializedCustomStatus)}
              {Shown.Payload("Input", instance.SerializedInput)}
              {Shown.Payload("Output", instance.SerializedOutput)}
              {Html.If(instance.FailureDetails is not null, () => Html.Of($"<p class=\"alarm\"><strong>{instance.FailureDetails!.ErrorType}</strong> {instance.FailureDetails.ErrorMessage}</p>"))}
            </section>
            {Timeline.Render(history, instance.IsCompleted ? instance.LastUpdatedAt : clock.Now)}
            {History(history)}
            """));
    }

    private static Html Actions(OrchestrationMetadata instance)
    {
        if (instance.IsCompleted)
            return Html.Of($"<section class=\"card actions\" aria-label=\"Actions\">{Button(instance, "purge", "Purge")}</section>");
        var (action, label) = instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended ? ("resume", "Resume") : ("suspend", "Suspend");
        return Html.Of($"""
            <section class="card actions" aria-label="Actions">
              {Button(instance, action, label)}
              {Button(instance, "terminate", "Terminate")}
              <form method="post" action="/admin/actions/instance/raise" class="inline">
                <input type="hidden" name="id" value="{instance.InstanceId}">
                <label>Raise event <input name="event" required placeholder="name" autocomplete="off"></label>
                <label>with <input name="data" placeholder="JSON, or nothing" autocomplete="off"></label>
                <button>Raise</button>
              </form>
            </section>
            """);
    }

    private static Html Button(OrchestrationMetadata instance, string action, string label) => Html.Of(
        $"<form method=\"post\" action=\"/admin/actions/instance/{action}\"><input type=\"hidden\" name=\"id\" value=\"{instance.InstanceId}\"><button{(action is "terminate" or "purge" ? Html.Of($" class=\"danger\"") : Html.Nothing)}>{label}</button></form>");

    private static Html History(IReadOnlyList<HistoryRecord> history) => Html.Of($"""
        <details class="card"><summary><h2>History <small class="quiet">{history.Count} events</small></h2></summary>
          <div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col" class="number">#</th><th scope="col">Time</th><th scope="col">Event</th><th scope="col">What</th><th scope="col">Data</th></tr></thead>
            <tbody>{Html.Each(history, record => Html.Of($"<tr><td class=\"number\">{record.Sequence}</td><td>{Shown.Time(record.At)}</td><td>{record.Event}</td><td>{record.Name ?? record.InstanceId}</td><td class=\"data\">{Data(record)}</td></tr>"))}</tbody>
          </table></div>
        </details>
        """);

    private static Html Data(HistoryRecord record)
    {
        if (record.Failure is { } failure)
            return Html.Of($"<span class=\"alarm\">{failure.ErrorType}: {failure.ErrorMessage}</span>");
        if (record.DueAt is { } due)
            return Html.Of($"due {Shown.Time(due)}");
        return record.Data is null ? Html.Nothing : Html.Of($"<code>{record.Data}</code>");
    }
}
