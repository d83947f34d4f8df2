using System.Collections.Concurrent;
using Automations.Runtime.Graph.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Runtime.Graph.Identity;

/// <summary>Accepts the issuer's own tokens for Graph, until they expire in the clock's time.</summary>
internal sealed class TokenReader(SigningKey key, TokenIssuer issuer, TimeProvider clock)
{
    private const int MostRemembered = 1000;
    private readonly ConcurrentDictionary<string, (Caller Caller, DateTime Expires)> _known = new(StringComparer.Ordinal);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <exception cref="GraphProblem">401 in Graph's words.</exception>
    public async Task<Caller> ReadAsync(string? authorization)
    {
        if (authorization is null || !authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
            throw Refuse("Access token is empty.");
        var token = authorization[7..].Trim();
        if (_known.TryGetValue(token, out var known))
            return known.Expires > clock.GetUtcNow().UtcDateTime ? known.Caller : throw Refuse("Lifetime validation failed, the token is expired.");
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer.Issuer,
            ValidAudiences = [TokenIssuer.GraphAudience, TokenIssuer.GraphApplicationId],
            IssuerSigningKey = key.Key,
            LifetimeValidator = (_, expires, _, _) => expires > clock.GetUtcNow().UtcDateTime,
        });
        if (!result.IsValid)
        {
            throw Refuse(result.Exception switch
            {
                SecurityTokenInvalidLifetimeException => "Lifetime validation failed, the token is expired.",
                SecurityTokenInvalidAudienceException => "Access token validation failure. Invalid audience.",
                SecurityTokenInvalidIssuerException => "Access token validation failure. Invalid issuer.",
                SecurityTokenMalformedException or ArgumentException => "IDX14100: JWT is not well formed, there are no dots (.).",
                _ => "Access token validation failure.",
            });
        }

        var jwt = (JsonWebToken)result.SecurityToken;
        var caller = new Caller(
            jwt.GetClaim("azp").Value,
            jwt.TryGetPayloadValue<string>("idtyp", out var type) && type == "app" ? null : jwt.GetClaim("oid").Value);
        if (_known.Count >= MostRemembered)
            _known.Clear();
        _known[token] = (caller, jwt.ValidTo);
        return caller;
    }

    private static GraphProblem Refuse(string message) => new(401, "InvalidAuthenticationToken", message);
}
