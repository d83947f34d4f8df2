using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Automations.Runtime.Host.Options;
using Azure.Core;

namespace Automations.Runtime.Host.Identity;

/// <summary>The app's identity on a laptop: tokens of the local issuer, kept until they expire by the platform's clock.</summary>
internal sealed class LocalTokenCredential(LocalOptions options, TimeProvider clock) : TokenCredential, IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new();
    private readonly ConcurrentDictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly Uri _endpoint = new($"http://localhost:{options.GraphPort}/{LocalDefaults.TenantId}/oauth2/v2.0/token");

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (Cached(requestContext, out var scope) is { } known)
            return known;
        using var response = _http.Send(Request(scope), cancellationToken);
        response.EnsureSuccessStatusCode();
        using var body = response.Content.ReadAsStream(cancellationToken);
        return Keep(scope, System.Text.Json.JsonSerializer.Deserialize<TokenResponse>(body)!);
    }

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        if (Cached(requestContext, out var scope) is { } known)
            return known;
        using var response = await _http.SendAsync(Request(scope), cancellationToken);
        response.EnsureSuccessStatusCode();
        return Keep(scope, (await response.Content.ReadFromJsonAsync<TokenResponse>(cancellationToken))!);
    }

    public void Dispose() => _http.Dispose();

    private AccessToken? Cached(TokenRequestContext request, out string scope)
    {
        scope = string.Join(' ', request.Scopes);
        return _tokens.TryGetValue(scope, out var token) && token.ExpiresOn - Margin > clock.GetUtcNow() ? token : null;
    }

    private AccessToken Keep(string scope, TokenResponse response) =>
        _tokens[scope] = new AccessToken(response.AccessToken, clock.GetUtcNow().AddSeconds(response.ExpiresIn));

    private HttpRequestMessage Request(string scope) => new(HttpMethod.Post, _endpoint)
    {
        Content = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = LocalDefaults.ClientId,
            ["client_secret"] = LocalDefaults.ClientSecret,
            ["scope"] = scope,
        }),
    };

    private sealed record TokenResponse(
        [property: JsonPropertyName("access_token")] string AccessToken,
        [property: JsonPropertyName("expires_in")] int ExpiresIn);
}
