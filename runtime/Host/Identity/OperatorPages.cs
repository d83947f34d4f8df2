using Azure.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Automations.Runtime.Host.Identity;

/// <summary>
/// Pages of the app that a laptop's owner opens below <c>/admin</c> without signing in: <c>/admin/ledger</c> shows the app's
/// <c>/ledger</c> with a token of the local issuer. The app sees the path base <c>/admin</c>, so its links stay there.
/// </summary>
internal static class OperatorPages
{
    private const string Section = "Host:OperatorPages";

    public static IApplicationBuilder UseOperatorPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<IConfiguration>().GetSection(Section).GetChildren()
            .Where(page => page.Value is not null)
            .ToDictionary(page => new PathString("/admin/" + page.Key), page => new PathString(page.Value));
        var credential = app.ApplicationServices.GetRequiredService<LocalTokenCredential>();
        return app.Use(async (context, next) =>
        {
            foreach (var (admin, path) in pages)
            {
                if (context.Request.Path.StartsWithSegments(admin, StringComparison.OrdinalIgnoreCase, out var rest))
                {
                    await SignInAsync(context, credential);
                    context.Request.PathBase = context.Request.PathBase.Add("/admin");
                    context.Request.Path = path + rest;
                    break;
                }
            }

            await next(context);
        });
    }

    private static async Task SignInAsync(HttpContext context, LocalTokenCredential credential)
    {
        if (context.Request.Headers.ContainsKey("Authorization"))
            return;
        var scope = new TokenRequestContext([$"{Options.LocalDefaults.ClientId}/.default"]);
        var token = await credential.GetTokenAsync(scope, context.RequestAborted);
        context.Request.Headers.Authorization = "Bearer " + token.Token;
    }
}
