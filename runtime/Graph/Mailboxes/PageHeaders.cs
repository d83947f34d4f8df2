using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>Security headers of the pages; nothing inline, nothing from elsewhere.</summary>
internal static class PageHeaders
{
    public static void Set(HttpResponse response, string formAction = "'self'")
    {
        response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; frame-src 'self'; " +
            $"img-src 'self' data: http://localhost:* http://127.0.0.1:*; form-action {formAction}; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-store";
    }
}
