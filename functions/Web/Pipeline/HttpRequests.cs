using Microsoft.AspNetCore.Http;

namespace Automations.Web.Pipeline;

internal static class HttpRequests
{
    /// <summary>Whether a program is calling rather than a person's browser.</summary>
    public static bool IsForApi(this HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
