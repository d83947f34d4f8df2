using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Runtime.Graph.Identity;

/// <summary>OpenID discovery and the public key.</summary>
internal sealed class DiscoveryEndpoints(SigningKey key, TokenIssuer issuer)
{
    public JsonObject Configuration()
    {
        var tenant = issuer.Issuer[..^"/v2.0".Length];
        return new JsonObject
        {
            ["issuer"] = issuer.Issuer,
            ["authorization_endpoint"] = tenant + "/oauth2/v2.0/authorize",
            ["token_endpoint"] = tenant + "/oauth2/v2.0/token",
            ["end_session_endpoint"] = tenant + "/oauth2/v2.0/logout",
            ["jwks_uri"] = tenant + "/discovery/v2.0/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["response_modes_supported"] = new JsonArray("query"),
            ["grant_types_supported"] = new JsonArray("authorization_code", "client_credentials"),
            ["subject_types_supported"] = new JsonArray("pairwise"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post", "client_secret_basic"),
            ["code_challenge_methods_supported"] = new JsonArray("S256", "plain"),
            ["scopes_supported"] = new JsonArray("openid", "profile", "email"),
            ["claims_supported"] = new JsonArray("sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "oid", "tid", "ver", "roles"),
        };
    }

    public JsonObject Keys() => new()
    {
        ["keys"] = new JsonArray(new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = key.Id,
            ["n"] = Base64UrlEncoder.Encode(key.PublicParameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(key.PublicParameters.Exponent),
            ["issuer"] = issuer.Issuer,
        }),
    };
}
