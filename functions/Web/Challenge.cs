using Microsoft.AspNetCore.Http;

namespace Automations.Web;

/// <summary>Asks for a bearer token, and says why the one that came does not do when it has expired (RFC 6750).</summary>
internal sealed class Challenge : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var expired = httpContext.Features.Get<ExpiredToken>();
        httpContext.Response.Headers.WWWAuthenticate = expired is null ? "Bearer" : $"Bearer error=\"invalid_token\", error_description=\"{expired}\"";
        return Results
            .Problem(
                expired is null ? "Send a valid bearer token from the tenant's Entra ID." : $"{expired} by the app's clock. Get a new one and send the request again.",
                statusCode: StatusCodes.Status401Unauthorized,
                title: "Sign in first."
            )
            .ExecuteAsync(httpContext);
    }
}
