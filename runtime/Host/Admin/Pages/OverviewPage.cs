using Automations.Runtime.Durable;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Durable;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Http;
using Automations.Runtime.Host.Timers;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>What runs, what waits, and the clock.</summary>
internal sealed class OverviewPage(
    Layout layout, EngineHolder durable, ClockControl clock, TimerListeners timers, QueueDepths queues, FunctionCatalog catalog, HttpFunctions routes)
{
    private static readonly (string Duration, string Label)[] Steps =
        [("PT1H", "1 hour"), ("P1D", "1 day"), ("P7D", "1 week"), ("P30D", "30 days"), ("P100D", "100 days")];

    public async Task<IResult> ShowAsync(HttpContext http)
    {
        var statistics = await durable.Engine.GetStatisticsAsync(http.RequestAborted);
        var depths = await queues.ReadAsync(http.RequestAborted);
        return layout.Page(http, "Overview", Html.Of($"""
            <h1>Overview</h1>
            {Said(http.Request.Query["said"])}
            {Tiles(statistics)}
            <div class="columns">
              {Clock(statistics)}
              {Queues(depths)}
            </div>
            {Timers()}
            {Functions()}
            """));
    }

    private static Html Said(string? message) =>
        Html.If(!string.IsNullOrEmpty(message), () => Html.Of($"<p class=\"said\" role=\"status\">{message}</p>"));

    private static Html Tiles(DurableStatistics statistics)
    {
        OrchestrationRuntimeStatus[] shown =
        [
            OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended,
            OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed,
        ];
        return Html.Of($"""
            <ul class="tiles">
              {Html.Each(shown, status => Html.Of($"<li class=\"{ClassOf(statistics, status)}\"><a href=\"/admin/instances?status={status}\"><strong>{statistics.InstancesByStatus.GetValueOrDefault(status)}</strong> <span>{status}</span></a></li>"))}
              <li><div><strong>{statistics.PendingActivities}</strong> <span>Activities at work</span></div></li>
              <li><div><strong>{statistics.PendingTimers}</strong> <span>Timers waiting</span></div></li>
            </ul>
            """);
    }

    private static string ClassOf(DurableStatistics statistics, OrchestrationRuntimeStatus status) =>
        statistics.InstancesByStatus.GetValueOrDefault(status) == 0 ? "none" : status.ToString().ToLowerInvariant();

    private Html Clock(DurableStatistics statistics) => Html.Of($"""
        <section class="card" aria-labelledby="clock">
          <h2 id="clock">The clock</h2>
          {(clock.IsSimulated ? Movable(statistics) : Html.Of($"<p>The platform runs on the machine’s clock.</p>"))}
        </section>
        """);

    private Html Movable(DurableStatistics statistics) => Html.Of($"""
        <p class="big">{Shown.Time(clock.Now)}</p>
        <p class="quiet">Stands still until you move it. Next due: {Shown.Time(Earlier(clock.NextTimer, statistics.NextDue))}</p>
        <form method="post" action="/admin/actions/advance" data-slow="Moving time …">
          <div class="buttons"><span>Move on by</span> {Html.Each(Steps, step => Html.Of($"<button name=\"by\" value=\"{step.Duration}\">{step.Label}</button>"))}</div>
        </form>
        <form method="post" action="/admin/actions/advance" class="inline" data-slow="Moving time …">
          <label for="by">Or by</label> <input id="by" name="by" placeholder="P3DT2H" required pattern="P.*" autocomplete="off" aria-describedby="by-help">
          <button>Move</button>
          <small id="by-help" class="quiet">An ISO 8601 duration, as PT30M or P2W</small>
        </form>
        """);

    private static Html Queues(IReadOnlyList<QueueDepth> depths) => Html.Of($"""
        <section class="card" aria-labelledby="queues">
          <h2 id="queues">Queues</h2>
          <div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col">Queue</th><th scope="col" class="number">Messages</th><th scope="col" class="number">Poison</th></tr></thead>
            <tbody>{Html.Each(depths, queue => Html.Of($"<tr><th scope=\"row\">{queue.Name}</th><td class=\"number\">{queue.Messages}</td><td class=\"number{(queue.Poison > 0 ? " alarm" : "")}\">{queue.Poison}</td></tr>"))}</tbody>
          </table></div>
        </section>
        """);

    private Html Timers() => Html.If(timers.All.Count > 0, () => Html.Of($"""
        <section class="card" aria-labelledby="timers">
          <h2 id="timers">Timers</h2>
          <div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col">Function</th><th scope="col">Schedule</th><th scope="col">Next</th><td></td></tr></thead>
            <tbody>{Html.Each(timers.All.OrderBy(timer => timer.Next), timer => Html.Of($"<tr><th scope=\"row\">{timer.Function.Name}</th><td><code>{timer.Schedule}</code></td><td>{Shown.Time(timer.Next)}</td><td class=\"number\">{RunNow(timer.Function)}</td></tr>"))}</tbody>
          </table></div>
        </section>
        """));

    private Html Functions() => Html.Of($"""
        <section class="card" aria-labelledby="functions">
          <h2 id="functions">Functions</h2>
          <div class="scroll" tabindex="0"><table>
            <thead><tr><th scope="col">Function</th><th scope="col">Trigger</th><th scope="col">Where</th><td></td></tr></thead>
            <tbody>{Html.Each(catalog.All.Where(function => function.Kind != FunctionKind.Timer), Row)}</tbody>
          </table></div>
        </section>
        """);

    private Html Row(Function function) => Html.Of($"""
        <tr><th scope="row">{function.Name}</th><td><span class="kind">{function.Kind}</span></td><td>{Where(function)}</td><td class="number">{Html.If(function.Kind != FunctionKind.Http, () => RunNow(function))}</td></tr>
        """);

    private Html Where(Function function)
    {
        if (function.Kind == FunctionKind.Queue)
            return Html.Of($"<code>{function.TriggerAs<QueueTriggerAttribute>().QueueName}</code>");
        if (function.Kind != FunctionKind.Http)
            return Html.Nothing;
        var (route, methods) = (routes.RouteOf(function), function.TriggerAs<HttpTriggerAttribute>().Methods ?? ["any"]);
        var address = Html.Of($"<span class=\"method\">{string.Join(' ', methods.Select(method => method.ToUpperInvariant()))}</span> <code>/{route}</code>");
        return methods.Contains("get", StringComparer.OrdinalIgnoreCase) && !route.Contains('{') ? Html.Of($"<a href=\"/{route}\">{address}</a>") : address;
    }

    private static Html RunNow(Function function) => function.Kind == FunctionKind.Timer
        ? Html.Of($"<form method=\"post\" action=\"/admin/actions/run\"><input type=\"hidden\" name=\"function\" value=\"{function.Name}\"><button aria-label=\"Run {function.Name} now\">Run now</button></form>")
        : Html.Of($"<a class=\"button\" href=\"/admin/run/{function.Name}\" aria-label=\"Run {function.Name} now\">Run …</a>");

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;
}
