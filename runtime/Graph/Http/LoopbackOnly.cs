using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Http;

/// <summary>Keeps web pages of elsewhere out: only loopback host names are served, and changes only from loopback origins.</summary>
internal static class LoopbackOnly
{
    public static Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (IsLoopback(context.Request.Host.Host) && (origin is "" or "null" || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return context.Response.WriteAsync("The local Graph answers on localhost only.");
    }

    private static bool IsLoopback(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
