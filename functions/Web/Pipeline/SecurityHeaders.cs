using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Options;

namespace Automations.Web.Pipeline;

/// <summary>Answers allow nothing but our own style sheet, scripts and symbol: no inline script, no frame, no foreign source.</summary>
internal sealed class SecurityHeaders(IOptions<AppOptions> app) : IFunctionsWorkerMiddleware
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
            Apply(http);
        return next(context);
    }

    internal void Apply(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // the address of a signed link is its key: it must not travel on
        headers["Referrer-Policy"] = http.Request.Query.ContainsKey(SignedLinks.Parameter) ? "no-referrer" : "same-origin";
        headers.CacheControl = "no-store";
        if (app.Value.IsSecure)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
    }
}
