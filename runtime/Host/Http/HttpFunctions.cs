using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Queues;
using Automations.Runtime.Host.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Http;

/// <summary>The app's HTTP functions as endpoints, by Azure's rules for routes, methods and keys.</summary>
internal sealed partial class HttpFunctions(
    FunctionCatalog catalog,
    FunctionInvoker invoker,
    QueueOutputs outputs,
    HostJson hostJson,
    LocalOptions options,
    ILogger<HttpFunctions> logger)
{
    /// <summary>First segments of paths that belong to the host; an app's catch-all does not get them.</summary>
    public static readonly string[] Reserved = ["admin", "runtime"];

    public static bool IsReserved(RoutePattern pattern) =>
        pattern.PathSegments is [{ Parts: [RoutePatternLiteralPart first, ..] }, ..] && Reserved.Contains(first.Content, StringComparer.OrdinalIgnoreCase);

    public BusyWork InFlight { get; } = new("HTTP requests");

    /// <exception cref="StartupException">A route that is no route, or that Azure keeps for itself.</exception>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var function in catalog.Of(FunctionKind.Http))
        {
            var trigger = function.TriggerAs<HttpTriggerAttribute>();
            var route = PatternOf(function);
            RequestDelegate run = context => RunAsync(function, trigger.AuthLevel, context);
            var endpoint = endpoints.Map(route, run).WithDisplayName(function.Name).WithMetadata(function);
            if (trigger.Methods is { Length: > 0 } methods)
                endpoint.WithMetadata(new HttpMethodMetadata(methods.Select(method => method.ToUpperInvariant())));
        }
    }

    /// <summary>The address below the host's, for listings.</summary>
    public string RouteOf(Function function)
    {
        var route = function.TriggerAs<HttpTriggerAttribute>().Route ?? function.Name;
        return string.Join('/', new[] { hostJson.RoutePrefix, route.Trim('/') }.Where(part => part.Length > 0));
    }

    private RoutePattern PatternOf(Function function)
    {
        var route = RouteOf(function);
        try
        {
            var pattern = RoutePatternFactory.Parse("/" + route);
            return IsReserved(pattern)
                ? throw new StartupException($"The route '{route}' of {function.Name} begins with /{route.Split('/')[0]}, which Azure keeps for the host. Choose another.")
                : pattern;
        }
        catch (RoutePatternException wrong)
        {
            throw new StartupException($"The route '{route}' of {function.Name} cannot be used: {wrong.Message}", wrong);
        }
    }

    private async Task RunAsync(Function function, AuthorizationLevel level, HttpContext http)
    {
        if (!HasKey(level, http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        using var _ = InFlight.Begin();
        var context = new LocalFunctionContext(function, http.RequestServices, new Invocation
        {
            TriggerValue = http.Request,
            BindingData = new Dictionary<string, object?>(http.Request.RouteValues, StringComparer.OrdinalIgnoreCase),
            Cancellation = http.RequestAborted,
        });
        context.SetHttpContext(http);
        context.Features.Set<IHttpRequestDataFeature>(new LocalHttpRequestData.Feature());
        try
        {
            var result = await invoker.InvokeAsync(context);
            await outputs.SendAsync(function, result, http.RequestAborted);
            await HttpResults.WriteAsync(http, HttpResults.ResponsePart(function, result));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            LogGone(function.Name);
        }
        catch (BadHttpRequestException bad)
        {
            http.Response.StatusCode = bad.StatusCode;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            LogFailure(failure, function.Name);
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    /// <summary>Like Core Tools, no key is asked for unless one is configured.</summary>
    private bool HasKey(AuthorizationLevel level, HttpRequest request)
    {
        if (level == AuthorizationLevel.Anonymous || options.FunctionKey is not { Length: > 0 } key)
            return true;
        return request.Headers["x-functions-key"] == key || request.Query["code"] == key;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function} failed")]
    private partial void LogFailure(Exception failure, string function);

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Function}: the caller has gone")]
    private partial void LogGone(string function);
}
