using Automations.Runtime.Host.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Automations.Runtime.Host.Http;

/// <summary>Azure answers 404 where a route exists but not for this method; ASP.NET Core would say 405.</summary>
internal static class UnmatchedRequests
{
    private const string MethodMismatch = "405 HTTP Method Not Supported";

    public static IApplicationBuilder UseAzureRouting(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.GetEndpoint() is { DisplayName: MethodMismatch } endpoint && endpoint.Metadata.GetMetadata<Function>() is null)
        {
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
