using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Web.Identity;

/// <summary>Validates what the tenant's Entra ID has signed for this app; lifetimes count by the app's clock.</summary>
internal sealed class EntraTokens
{
    public const string HttpClientName = "entra";

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    // refreshing in the background would turn away the first caller after the tenant has changed its keys
    static EntraTokens() => AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", isEnabled: true);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<OpenIdConnectConfiguration> metadata;
    private readonly EntraOptions options;
    private readonly TimeProvider clock;

    public EntraTokens(IOptions<EntraOptions> options, IHttpClientFactory clients, TimeProvider clock)
    {
        this.options = options.Value;
        this.clock = clock;
        var documents = new HttpDocumentRetriever(clients.CreateClient(HttpClientName))
        {
            RequireHttps = !this.options.AuthorityOrDefault.IsLoopback,
        };
        metadata = new(this.options.MetadataAddress, new OpenIdConnectConfigurationRetriever(), documents);
    }

    /// <summary>The tenant's endpoints and signing keys.</summary>
    /// <exception cref="InvalidOperationException">They cannot be read.</exception>
    public Task<OpenIdConnectConfiguration> MetadataAsync(CancellationToken cancellation) => metadata.GetConfigurationAsync(cancellation);

    /// <returns>Null when it is not a valid token for this app.</returns>
    public async Task<ClaimsIdentity?> ValidateAsync(string token, CancellationToken cancellation)
    {
        var result = await ValidateOnceAsync(token, cancellation);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // signing keys roll over: look for new ones, once
            metadata.RequestRefresh();
            result = await ValidateOnceAsync(token, cancellation);
        }
        return result.IsValid ? result.ClaimsIdentity : null;
    }

    private async Task<TokenValidationResult> ValidateOnceAsync(string token, CancellationToken cancellation)
    {
        var known = await MetadataAsync(cancellation);
        return await handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = known.Issuer,
                ValidAudiences = [options.ClientId, $"api://{options.ClientId}"],
                IssuerSigningKeys = known.SigningKeys,
                ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
                RequireSignedTokens = true,
                RequireExpirationTime = true,
                LifetimeValidator = IsCurrent,
                NameClaimType = "name",
                RoleClaimType = "roles",
            }
        );
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now < end + ClockSkew && (notBefore is not { } start || now >= start - ClockSkew);
    }
}
