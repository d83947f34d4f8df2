using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Identity;

/// <summary>The host's own pages ask for no login; so they answer this machine only, and no page of another site may make a browser use them.</summary>
internal static class LaptopOnly
{
    public static IApplicationBuilder UseLaptopOnly(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var request = context.Request;
        var own = request.Path.StartsWithSegments("/admin", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/runtime", StringComparison.OrdinalIgnoreCase);
        if (!own || (IsLocal(request.Host.Host) && !IsFromAnotherSite(request)))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsLocal(string host) => host is "localhost" or "127.0.0.1" or "[::1]";

    /// <summary>Another port of this machine is another site too. Tools send neither header.</summary>
    private static bool IsFromAnotherSite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
            || (request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{request.Scheme}://{request.Host}"));
}
