using System.Diagnostics;
using System.Reflection;
using System.Text.Json.Nodes;
using Automations.Runtime.Host.Durable.Http;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Automations.Runtime.Host.Admin;

/// <summary>The part of Azure's host administration that helps on a laptop.</summary>
internal static class FunctionsApi
{
    private static readonly long Started = Stopwatch.GetTimestamp();

    public static void MapFunctionsAdmin(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/admin/host/status", () => TypedResults.Json(new
        {
            id = "local",
            state = "Running",
            version = typeof(FunctionsApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
            processUptime = (long)Stopwatch.GetElapsedTime(Started).TotalMilliseconds,
        }));
        endpoints.MapGet("/admin/functions", (HttpRequest request, FunctionCatalog catalog, HttpFunctions http) =>
            catalog.All.Select(function => Describe(request, function, http)));
        endpoints.MapGet("/admin/functions/{name}", (HttpRequest request, FunctionCatalog catalog, HttpFunctions http, string name) =>
            catalog.Find(name) is { } function ? Results.Json(Describe(request, function, http)) : Results.NotFound());
        endpoints.MapPost("/admin/functions/{name}", RunAsync);
    }

    private static async Task<IResult> RunAsync(HttpRequest request, FunctionCatalog catalog, FunctionRunner runner, string name)
    {
        if (catalog.Find(name) is not { } function)
            return TypedResults.NotFound();
        if (function.Kind == FunctionKind.Http)
            return TypedResults.Problem($"{name} has an HTTP trigger: call its address.", statusCode: StatusCodes.Status400BadRequest);
        var (isJson, body) = await JsonBody.ReadAsync(request);
        if (!isJson || body is not (null or JsonObject))
            return TypedResults.Problem("Send {\"input\":…}, or nothing.", statusCode: StatusCodes.Status400BadRequest);
        runner.Start(function, body?["input"]);
        return TypedResults.Accepted((string?)null);
    }

    private static object Describe(HttpRequest request, Function function, HttpFunctions http)
    {
        var root = $"{request.Scheme}://{request.Host}";
        var isHttp = function.Kind == FunctionKind.Http;
        return new
        {
            name = function.Name,
            trigger = function.Kind.ToString().ToLowerInvariant(),
            entryPoint = function.Definition.EntryPoint,
            methods = isHttp ? function.TriggerAs<HttpTriggerAttribute>().Methods : null,
            href = $"{root}/admin/functions/{function.Name}",
            invokeUrlTemplate = isHttp ? $"{root}/{http.RouteOf(function)}" : null,
        };
    }
}
