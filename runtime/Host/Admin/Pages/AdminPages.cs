using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Runtime.Host.Admin.Pages;

/// <summary>The dashboard below <c>/admin/</c>.</summary>
internal static class AdminPages
{
    private static readonly Dictionary<string, string> Assets = new(StringComparer.Ordinal)
    {
        ["admin.css"] = "text/css",
        ["admin.js"] = "text/javascript",
        ["icon.svg"] = "image/svg+xml",
    };

    public static IServiceCollection AddAdminPages(this IServiceCollection services) => services
        .AddSingleton<Layout>()
        .AddSingleton<QueueDepths>()
        .AddSingleton<OverviewPage>()
        .AddSingleton<InstancesPage>()
        .AddSingleton<InstancePage>()
        .AddSingleton<RunPage>()
        .AddSingleton<AdminActions>();

    public static void MapAdminPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/", (HttpContext http, OverviewPage page) => page.ShowAsync(http));
        endpoints.MapGet("/admin/instances", (HttpContext http, InstancesPage page, string? status, string? prefix, string? token) =>
            page.ShowAsync(http, status, prefix, token));
        endpoints.MapGet("/admin/instances/{id}", (HttpContext http, InstancePage page, string id) => page.ShowAsync(http, id));
        endpoints.MapGet("/admin/run/{name}", (HttpContext http, RunPage page, string name) => page.Show(http, name));
        endpoints.MapGet("/admin/assets/{name}", Asset);

        endpoints.MapPost("/admin/actions/advance", (HttpRequest request, AdminActions actions) => actions.AdvanceAsync(request));
        endpoints.MapPost("/admin/actions/run", (HttpRequest request, AdminActions actions) => actions.RunAsync(request));
        endpoints.MapPost("/admin/actions/instance/{action}", (HttpRequest request, AdminActions actions, string action) =>
            actions.SteerAsync(request, action));
    }

    private static IResult Asset(HttpContext http, string name)
    {
        if (!Assets.TryGetValue(name, out var type))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Stream(typeof(AdminPages).Assembly.GetManifestResourceStream("admin/" + name)!, type);
    }
}
