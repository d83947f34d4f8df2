using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Automations.Web.Identity;

/// <summary>Tells whether a request that changes something was made by one of our own pages (defence against forged forms).</summary>
internal sealed class SameOrigin(IOptions<AppOptions> app)
{
    public bool Allows(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return true;
        // the browser's own word; Origin alone is "null" on pages with Referrer-Policy no-referrer
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
            && Uri.Compare(origin, app.Value.BaseUrl, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
