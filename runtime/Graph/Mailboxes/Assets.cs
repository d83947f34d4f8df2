using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>Style, script and icon of the pages, from the assembly.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, string> s_types = new(StringComparer.Ordinal)
    {
        ["mailbox.css"] = "text/css; charset=utf-8",
        ["mailbox.js"] = "text/javascript; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
    };

    public static IResult Get(HttpContext context, string name)
    {
        if (!s_types.TryGetValue(name, out var type))
            return Results.NotFound();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Stream(typeof(Assets).Assembly.GetManifestResourceStream("Automations.Runtime.Graph.Mailboxes.Assets." + name)!, type);
    }
}
