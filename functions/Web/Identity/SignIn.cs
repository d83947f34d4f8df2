using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Automations.Web.Identity;

internal sealed class SignIn(EntraTokens tokens, SessionCookies cookies, SameOrigin sameOrigin) : ISignIn
{
    private const string Bearer = "Bearer ";

    public async Task<SignedInPerson?> WhoAsync(HttpRequest request, CancellationToken cancellation)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return await ByTokenAsync(header[Bearer.Length..].Trim(), request.HttpContext, cancellation);
        // a browser sends its cookie along whoever made the form; only our own pages may act in its owner's name
        var person = cookies.ReadSession(request);
        if (person is null || sameOrigin.Allows(request))
            return person;
        request.HttpContext.Features.Set(new UnprovenForm());
        return null;
    }

    /// <summary>The person an ID token or access token speaks of.</summary>
    internal static SignedInPerson PersonOf(ClaimsIdentity identity) =>
        new(
            IsPerson(identity) ? identity.FindFirst("oid")?.Value.ToLowerInvariant() : null,
            identity.FindFirst("name")?.Value ?? identity.FindFirst("app_displayname")?.Value ?? identity.FindFirst("azp")?.Value ?? "",
            identity.FindAll("roles").Select(role => role.Value).ToHashSet(StringComparer.Ordinal)
        );

    private async Task<SignedInPerson?> ByTokenAsync(string token, HttpContext http, CancellationToken cancellation)
    {
        var (identity, expiredAt) = await tokens.ValidateAsync(token, cancellation);
        if (expiredAt is { } end)
            http.Features.Set(new ExpiredToken(end));
        // an ID token tells a page who signed in; it is no permission to call the API
        return identity is null || identity.HasClaim(claim => claim.Type == "nonce") ? null : PersonOf(identity);
    }

    private static bool IsPerson(ClaimsIdentity identity) =>
        identity.HasClaim(claim => claim.Type is "scp" or "nonce") && !identity.HasClaim("idtyp", "app");
}
