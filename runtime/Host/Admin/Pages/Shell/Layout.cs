using System.Globalization;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>The frame of every page: navigation, the clock, and a policy that lets a browser run nothing but our own files.</summary>
internal sealed class Layout(LocalOptions options, ClockControl clock, Notices notices, IConfiguration configuration)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public IResult Page(HttpContext http, string title, Html body, int status = StatusCodes.Status200OK)
    {
        Guard(http);
        return Results.Content(Render(http, title, body).ToString(), "text/html; charset=utf-8", statusCode: status);
    }

    public IResult Missing(HttpContext http, string what, string why) => Page(http, "Not found", Html.Of($"""
        <h1>{what}</h1>
        <p>{why}</p>
        <p><a class="button" href="/admin/instances">All workflows</a> <a class="button" href="/admin/">Overview</a></p>
        """), StatusCodes.Status404NotFound);

    /// <summary>Headers of everything the dashboard answers.</summary>
    public static void Guard(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }

    private Html Render(HttpContext http, string title, Html body)
    {
        var path = http.Request.Path.Value ?? "";
        var pages = configuration.GetSection("Host:OperatorPages").GetChildren().Select(page => page.Key);

        // a page that answers a form must not be fetched again: only the form's answer has what was typed
        var live = Html.If(HttpMethods.IsGet(http.Request.Method), () => Html.Of($" data-live=\"{Changes.Noted(http)}\""));
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="color-scheme" content="light dark">
              <title>{title} · Champion Automations</title>
              <link rel="icon" href="/admin/assets/icon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="/admin/assets/admin.css">
              <link rel="stylesheet" href="/admin/assets/timeline.css">
              <script src="/admin/assets/admin.js" type="module"></script>
            </head>
            <body>
              <a class="skip" href="#main">Skip to content</a>
              <header class="top">
                <a class="brand" href="/admin/"><img src="/admin/assets/icon.svg" alt="" width="28" height="28"> <span>Champion Automations <small>on this machine</small></span></a>
                <nav aria-label="Pages">
                  {Link(path, "/admin/", "Overview")}
                  {Link(path, "/admin/instances", "Workflows")}
                  {Link(path, "/admin/run", "Functions")}
                  {Link(path, "/admin/queues", "Queues")}
                  {Html.Each(pages, page => Link(path, "/admin/" + page, char.ToUpperInvariant(page[0]) + page[1..]))}
                  <a href="http://localhost:{options.GraphPort}/">Mailboxes</a>
                </nav>
                <div class="now">
                  <p><small class="quiet">{(clock.IsSimulated ? "Simulated time" : "Time")}</small> {Now()}</p>
                  <button type="button" data-pause hidden aria-pressed="true"><span class="dot" aria-hidden="true"></span> Live</button>
                </div>
              </header>
              <main id="main"{live}>
                {notices.Show(http.Request.Query["notice"])}
                {body}
              </main>
            </body>
            </html>
            """);
    }

    private Html Now()
    {
        var now = Html.Of($"<time datetime=\"{IsoInstant.Write(clock.Now)}\">{clock.Now.UtcDateTime.ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</time>");
        return clock.AdvancingTo is { } target
            ? Html.Of($"{now} <small class=\"quiet\">on the way to {target.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)}</small>")
            : now;
    }

    private static Html Link(string current, string address, string text)
    {
        var here = address == "/admin/" ? current.TrimEnd('/') == "/admin"
            : current.StartsWith(address, StringComparison.OrdinalIgnoreCase)
              || (address == "/admin/instances" && (current.StartsWith("/admin/instance", StringComparison.OrdinalIgnoreCase) || current == "/admin/history"));
        return here
            ? Html.Of($"<a href=\"{address}\" aria-current=\"page\">{text}</a>")
            : Html.Of($"<a href=\"{address}\">{text}</a>");
    }
}
