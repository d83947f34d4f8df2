using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Web.Identity;

/// <summary>Validates what the tenant's Entra ID has signed for this app; lifetimes count by the app's clock.</summary>
internal sealed class EntraTokens(TenantMetadata tenant, IOptions<EntraOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };

    public async Task<TokenCheck> ValidateAsync(string token, CancellationToken cancellation)
    {
        var metadata = await tenant.GetAsync(cancellation);
        var result = await ValidateAsync(token, metadata);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await tenant.GetNewerThanAsync(metadata, cancellation) is var newer && newer != metadata)
            result = await ValidateAsync(token, newer);
        return result.IsValid ? new(result.ClaimsIdentity) : new(Identity: null, ExpiryOf(result));
    }

    private Task<TokenValidationResult> ValidateAsync(string token, OpenIdConnectConfiguration metadata) =>
        handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = metadata.Issuer,
                ValidAudiences = [options.Value.ClientId, $"api://{options.Value.ClientId}"],
                IssuerSigningKeys = metadata.SigningKeys,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                LifetimeValidator = IsCurrent,
                NameClaimType = "name",
                RoleClaimType = "roles",
            }
        );

    /// <returns>Null when it failed for anything else.</returns>
    private DateTimeOffset? ExpiryOf(TokenValidationResult result) =>
        result.Exception is SecurityTokenInvalidLifetimeException { Expires: { } end } && end <= clock.GetUtcNow().UtcDateTime ? new DateTimeOffset(end) : null;

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || now >= start - ClockSkew);
    }
}

/// <param name="Identity">Null when it is not a valid token for this app.</param>
/// <param name="ExpiredAt">Set when its end is what makes it invalid.</param>
internal sealed record TokenCheck(ClaimsIdentity? Identity, DateTimeOffset? ExpiredAt = null);
