using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Automations.Runtime.Graph.People;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Runtime.Graph.Identity;

/// <summary>Who signed in, to which client, and the PKCE challenge that the exchange must answer.</summary>
internal sealed record Grant(
    Person Person, string Client, string RedirectUri, string Scope, string? Nonce, string? Challenge, string? ChallengeMethod, DateTimeOffset Expires);

/// <summary>Codes between sign-in and token: used once, within ten minutes of the clock.</summary>
internal sealed class AuthorizationCodes(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<string, Grant> _grants = new(StringComparer.Ordinal);

    public string Issue(Grant grant)
    {
        var code = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        _grants[code] = grant;
        return code;
    }

    /// <returns>Null when the code is not good for this client, address and verifier.</returns>
    public Grant? Redeem(string code, string client, string redirectUri, string verifier)
    {
        if (!_grants.TryRemove(code, out var grant) || grant.Expires < clock.GetUtcNow() || grant.Client != client || grant.RedirectUri != redirectUri)
            return null;
        return grant.Challenge is null || grant.Challenge == Challenge(verifier, grant.ChallengeMethod) ? grant : null;
    }

    private static string Challenge(string verifier, string? method) =>
        method == "S256" ? Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) : verifier;
}
