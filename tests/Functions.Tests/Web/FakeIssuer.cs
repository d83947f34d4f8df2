using System.Security.Cryptography;
using System.Text.Json;
using Automations.Web.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Functions.Tests.Web;

/// <summary>A tenant's Entra ID in miniature: discovery document, signing keys and tokens, over a message handler.</summary>
internal sealed class FakeIssuer : HttpMessageHandler, IHttpClientFactory
{
    public const string Issuer = "http://localhost:7072/11111111-1111-1111-1111-111111111111/v2.0";
    public const string ClientId = "22222222-2222-2222-2222-222222222222";

    private RsaSecurityKey key = NewKey("first");

    public static IOptions<EntraOptions> Options { get; } =
        Microsoft.Extensions.Options.Options.Create(
            new EntraOptions
            {
                TenantId = "11111111-1111-1111-1111-111111111111",
                Authority = new Uri(Issuer),
                ClientId = ClientId,
                ClientSecret = "local-only",
            }
        );

    /// <summary>What the token endpoint answers.</summary>
    public string IdToken { get; set; } = "";

    public bool IsDown { get; set; }

    /// <summary>What was sent to the token endpoint.</summary>
    public Dictionary<string, string> Redeemed { get; } = [];

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    public void RollKeys() => key = NewKey("second");

    public string Token(DateTimeOffset issued, Action<SecurityTokenDescriptor>? change = null, params (string Type, object Value)[] claims)
    {
        var descriptor = new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = ClientId,
            NotBefore = issued.UtcDateTime,
            IssuedAt = issued.UtcDateTime,
            Expires = issued.AddHours(1).UtcDateTime,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
            Claims = claims.ToDictionary(claim => claim.Type, claim => claim.Value),
        };
        change?.Invoke(descriptor);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(descriptor);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new HttpRequestException("The tenant cannot be reached.");
        var path = request.RequestUri!.AbsolutePath;
        if (path.EndsWith("/openid-configuration", StringComparison.Ordinal))
            return Json(
                new
                {
                    issuer = Issuer,
                    jwks_uri = $"{Issuer}/keys",
                    authorization_endpoint = $"{Issuer}/authorize",
                    token_endpoint = $"{Issuer}/token",
                }
            );
        if (path.EndsWith("/keys", StringComparison.Ordinal))
        {
            var parameters = key.Rsa.ExportParameters(includePrivateParameters: false);
            return Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) } } });
        }
        foreach (var field in System.Web.HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(cancellationToken)).ToPairs())
            Redeemed[field.Key] = field.Value;
        return Json(new { id_token = IdToken });
    }

    private static HttpResponseMessage Json(object value) =>
        new() { Content = new StringContent(JsonSerializer.Serialize(value), System.Text.Encoding.UTF8, "application/json") };

    private static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };
}
