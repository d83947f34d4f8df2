using System.Globalization;
using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Options;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>The frame of every page: navigation, the clock, and a policy that lets a browser run nothing but our own files.</summary>
internal sealed class Layout(LocalOptions options, ClockControl clock, IConfiguration configuration)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public IResult Page(HttpContext http, string title, Html body, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        http.Response.Headers.CacheControl = "no-store";
        return Results.Content(Render(http, title, body).ToString(), "text/html; charset=utf-8", statusCode: status);
    }

    private Html Render(HttpContext http, string title, Html body)
    {
        var path = http.Request.Path.Value ?? "";
        var pages = configuration.GetSection("Host:OperatorPages").GetChildren().Select(page => page.Key);
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
              <script src="/admin/assets/admin.js" defer></script>
            </head>
            <body>
              <a class="skip" href="#main">Skip to content</a>
              <header class="top">
                <a class="brand" href="/admin/"><img src="/admin/assets/icon.svg" alt="" width="28" height="28"> <span>Champion Automations <small>on this machine</small></span></a>
                <nav aria-label="Pages">
                  {Link(path, "/admin/", "Overview")}
                  {Link(path, "/admin/instances", "Workflows")}
                  {Html.Each(pages, page => Link(path, "/admin/" + page, char.ToUpperInvariant(page[0]) + page[1..]))}
                  <a href="http://localhost:{options.GraphPort}/">Mailboxes</a>
                </nav>
                <p class="now" data-clock><span class="quiet">{(clock.IsSimulated ? "Simulated time" : "Time")}</span> <output>{clock.Now.UtcDateTime.ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC</output></p>
              </header>
              <main id="main">
                {body}
              </main>
            </body>
            </html>
            """);
    }

    private static Html Link(string current, string address, string text)
    {
        var here = address == "/admin/" ? current.TrimEnd('/') == "/admin" : current.StartsWith(address, StringComparison.OrdinalIgnoreCase);
        return here
            ? Html.Of($"<a href=\"{address}\" aria-current=\"page\">{text}</a>")
            : Html.Of($"<a href=\"{address}\">{text}</a>");
    }
}
