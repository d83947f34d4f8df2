using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Http;
using Automations.Runtime.Host.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>Every function of the app by its trigger, and a way to run it now.</summary>
internal sealed class FunctionsPage(Layout layout, FunctionCatalog catalog, HttpFunctions routes, TimerTable timers, IConfiguration configuration)
{
    public IResult Show(HttpContext http) => layout.Page(http, "Functions", Html.Of($"""
        <h1>Functions</h1>
        {timers.Render()}
        {Group(FunctionKind.Orchestration, "Workflows", "")}
        {Group(FunctionKind.Queue, "Queue functions", "Reads")}
        {Group(FunctionKind.Activity, "Activities", "")}
        {Group(FunctionKind.Http, "HTTP functions", "Where")}
        """));

    private Html Group(FunctionKind kind, string title, string column)
    {
        var functions = catalog.Of(kind).ToList();
        var id = kind.ToString().ToLowerInvariant();
        return Html.If(functions.Count > 0, () => Html.Of($"""
            <section class="card" aria-labelledby="{id}">
              <h2 id="{id}">{title} <small class="quiet">{functions.Count}</small></h2>
              <div class="scroll" tabindex="0" role="region" aria-label="{title}, table"><table>
                <thead><tr><th scope="col">Function</th>{Html.If(column.Length > 0, () => Html.Of($"<th scope=\"col\">{column}</th>"))}<td></td></tr></thead>
                <tbody>{Html.Each(functions, function => Row(function, column.Length > 0))}</tbody>
              </table></div>
            </section>
            """));
    }

    private Html Row(Function function, bool withPlace) => Html.Of($"""
        <tr><th scope="row">{function.Name}</th>{Html.If(withPlace, () => Html.Of($"<td>{Place(function)}</td>"))}<td class="number">{Run(function)}</td></tr>
        """);

    private static Html Run(Function function) => function.Kind == FunctionKind.Http
        ? Html.Nothing
        : Html.Of($"<a class=\"button\" href=\"/admin/run/{function.Name}\">{(function.Kind == FunctionKind.Orchestration ? "Start …" : "Run …")}<span class=\"unseen\"> {function.Name}</span></a>");

    private Html Place(Function function)
    {
        if (function.Kind == FunctionKind.Queue)
        {
            var queue = SettingExpression.Resolve(function.TriggerAs<QueueTriggerAttribute>().QueueName, configuration, function.Name);
            return Html.Of($"<a href=\"{Links.Queue(queue)}\">{queue}</a>");
        }

        var (route, methods) = (routes.RouteOf(function), function.TriggerAs<HttpTriggerAttribute>().Methods ?? ["any"]);
        var address = Html.Of($"<span class=\"method\">{string.Join(' ', methods.Select(method => method.ToUpperInvariant()))}</span> <code>/{route}</code>");
        return methods.Contains("get", StringComparer.OrdinalIgnoreCase) && !route.Contains('{') ? Html.Of($"<a href=\"/{route}\">{address}</a>") : address;
    }
}
