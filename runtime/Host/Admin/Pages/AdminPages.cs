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
        ["timeline.css"] = "text/css",
        ["admin.js"] = "text/javascript",
        ["live.js"] = "text/javascript",
        ["icon.svg"] = "image/svg+xml",
    };

    public static IServiceCollection AddAdminPages(this IServiceCollection services) => services
        .AddSingleton<Layout>().AddSingleton<Notices>().AddSingleton<Changes>()
        .AddSingleton<OverviewPage>().AddSingleton<ClockCard>().AddSingleton<ClockActions>()
        .AddSingleton<InstancesPage>().AddSingleton<InstancePage>().AddSingleton<HistoryPage>().AddSingleton<PayloadPage>()
        .AddSingleton<ConfirmPage>().AddSingleton<AdminActions>()
        .AddSingleton<FunctionsPage>().AddSingleton<TimerTable>().AddSingleton<RunPage>()
        .AddSingleton<QueueDepths>().AddSingleton<QueuesPage>().AddSingleton<QueuePage>().AddSingleton<QueueActions>();

    public static void MapAdminPages(this IEndpointRouteBuilder app)
    {
        var endpoints = app.MapGroup("").AddEndpointFilter((context, next) =>
        {
            context.HttpContext.RequestServices.GetRequiredService<Changes>().Note(context.HttpContext);
            return next(context);
        });
        endpoints.MapGet("/admin/", (HttpContext http, OverviewPage page) => page.ShowAsync(http));
        endpoints.MapGet("/admin/assets/{name}", Asset);
        endpoints.MapGet("/admin/changes", (HttpContext http, Changes changes) =>
        {
            Layout.Guard(http);
            return TypedResults.Text(changes.State);
        });
        endpoints.MapPost("/admin/actions/advance", (HttpContext http, ClockActions actions) => actions.AdvanceAsync(http));
        MapInstances(endpoints);
        MapFunctionsAndQueues(endpoints);
    }

    private static void MapInstances(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/instances", (HttpContext http, InstancesPage page) => page.ShowAsync(http));
        endpoints.MapGet("/admin/instances/{id}", (HttpContext http, InstancePage page, string id) => page.ShowAsync(http, id));
        endpoints.MapGet("/admin/instance", (HttpContext http, InstancePage page, string? id) => page.ShowAsync(http, id ?? ""));
        endpoints.MapGet("/admin/history", (HttpContext http, HistoryPage page, string? id, int? from) => page.ShowAsync(http, id ?? "", from ?? 0));
        endpoints.MapGet("/admin/payload", (HttpContext http, PayloadPage page, string? id, string? part, int? @event) =>
            page.ShowAsync(http, id ?? "", part, @event));
        endpoints.MapGet("/admin/confirm/{action}", (HttpContext http, ConfirmPage page, string action, string? id) =>
            page.ShowAsync(http, action, id ?? ""));
        endpoints.MapPost("/admin/actions/instance/{action}", (HttpContext http, AdminActions actions, string action) => actions.SteerAsync(http, action));
    }

    private static void MapFunctionsAndQueues(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/run", (HttpContext http, FunctionsPage page) => page.Show(http));
        endpoints.MapGet("/admin/run/{name}", (HttpContext http, RunPage page, string name) => page.Show(http, name));
        endpoints.MapPost("/admin/actions/run", (HttpContext http, RunPage page) => page.RunAsync(http));
        endpoints.MapGet("/admin/queues", (HttpContext http, QueuesPage page) => page.ShowAsync(http));
        endpoints.MapGet("/admin/queues/{name}", (HttpContext http, QueuePage page, string name) => page.ShowAsync(http, name));
        endpoints.MapGet("/admin/confirm-delete", (HttpContext http, QueuePage page, string? queue, string? id) => page.Confirm(http, queue ?? "", id));
        endpoints.MapPost("/admin/actions/queue/{action}", (HttpContext http, QueueActions actions, string action) => actions.ActAsync(http, action));
    }

    private static IResult Asset(HttpContext http, string name)
    {
        if (!Assets.TryGetValue(name, out var type))
            return TypedResults.NotFound();
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Stream(typeof(AdminPages).Assembly.GetManifestResourceStream("admin/" + name)!, type);
    }
}
