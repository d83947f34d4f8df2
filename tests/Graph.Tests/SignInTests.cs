using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Graph.Tests;

public sealed class SignInTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    private const string Redirect = "http://localhost:7071/signin-oidc";
    private const string Verifier = "a-verifier-that-is-long-enough-for-the-standard-43";

    [Fact]
    public async Task Discovery_LeadsToKeysThatVerifyTokens()
    {
        var configuration = await JsonAsync($"{fixture.Options.TenantId}/v2.0/.well-known/openid-configuration");
        var keys = new JsonWebKeySet(await fixture.Http.GetStringAsync(new Uri(configuration.GetProperty("jwks_uri").GetString()!)));
        var token = await fixture.ApplicationTokenAsync($"api://{fixture.Options.ClientId}/.default");

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = configuration.GetProperty("issuer").GetString(),
            ValidAudience = fixture.Options.ClientId,
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidateLifetime = false,
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(["Community.Manager", "Programme.Viewer"], new JsonWebToken(token).Claims.Where(c => c.Type == "roles").Select(c => c.Value));
    }

    [Theory]
    [InlineData("jule.petersen@nordlicht.example", 2)]
    [InlineData("mira.hansen@nordlicht.example", 0)]
    public async Task Code_OfAPerson_GivesTokensWithTheirRoles(string upn, int roles)
    {
        var location = await ChooseAsync(upn);
        var code = QueryOf(location)["code"];

        var answer = await RedeemAsync(code, Verifier);
        var id = new JsonWebToken((await JsonAsync(answer)).GetProperty("id_token").GetString());

        Assert.Equal("state 1", QueryOf(location)["state"]);
        Assert.Equal(upn, id.GetClaim("preferred_username").Value);
        Assert.Equal("nonce-1", id.GetClaim("nonce").Value);
        Assert.Equal(roles, id.Claims.Count(c => c.Type == "roles"));
        Assert.Equal(fixture.Clock.GetUtcNow().UtcDateTime.AddHours(1), id.ValidTo);
    }

    [Fact]
    public async Task Code_UsedTwiceOrWithAnotherVerifier_IsRefused()
    {
        var code = QueryOf(await ChooseAsync(GraphFixture.Mira))["code"];
        var first = await RedeemAsync(code, Verifier);
        var second = await RedeemAsync(code, Verifier);
        var wrong = await RedeemAsync(QueryOf(await ChooseAsync(GraphFixture.Mira))["code"], "another-verifier");

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal("invalid_grant", (await JsonAsync(second)).GetProperty("error").GetString());
        Assert.Equal("invalid_grant", (await JsonAsync(wrong)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Authorize_ForAnotherSite_IsRefused()
    {
        var response = await fixture.Http.GetAsync(new Uri(
            $"{fixture.Options.TenantId}/oauth2/v2.0/authorize?client_id=x&response_type=code&redirect_uri=https://elsewhere.example/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Roles_NarrowedToNone_AreNotInTheToken()
    {
        var response = await fixture.Http.PostAsync(TokenAddress(), new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "x",
            ["roles"] = "",
        }));
        var token = new JsonWebToken((await JsonAsync(response)).GetProperty("access_token").GetString());

        Assert.DoesNotContain(token.Claims, c => c.Type == "roles");
    }

    [Fact]
    public async Task SignInPage_Search_FindsAndEncodes()
    {
        var page = await fixture.Http.GetStringAsync(new Uri(Authorize() + "&q=mira", UriKind.Relative));
        var strange = await fixture.Http.GetStringAsync(new Uri(Authorize() + "&q=" + Uri.EscapeDataString("\"><script>"), UriKind.Relative));

        Assert.Contains("Mira Hansen", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Finn Ahrens", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", strange, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> QueryOf(Uri uri) => uri.Query.TrimStart('?').Split('&').Select(p => p.Split('=', 2))
        .ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]), StringComparer.Ordinal);

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        (await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync())).RootElement;

    private async Task<JsonElement> JsonAsync(string path) => await JsonAsync(await fixture.Http.GetAsync(new Uri(path, UriKind.Relative)));

    private Uri TokenAddress() => new($"{fixture.Options.TenantId}/oauth2/v2.0/token", UriKind.Relative);

    private string Authorize() =>
        $"{fixture.Options.TenantId}/oauth2/v2.0/authorize?client_id={fixture.Options.ClientId}&response_type=code&redirect_uri={Redirect}&scope=openid";

    private async Task<Uri> ChooseAsync(string upn)
    {
        var person = await fixture.Graph.Users[upn].GetAsync();
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var browser = new HttpClient(handler) { BaseAddress = fixture.Address };
        var response = await browser.PostAsync(
            new Uri($"{fixture.Options.TenantId}/oauth2/v2.0/authorize", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["client_id"] = fixture.Options.ClientId,
                ["response_type"] = "code",
                ["redirect_uri"] = Redirect,
                ["scope"] = "openid profile",
                ["state"] = "state 1",
                ["nonce"] = "nonce-1",
                ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
                ["code_challenge_method"] = "S256",
                ["person"] = person!.Id!,
            }));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!;
    }

    private Task<HttpResponseMessage> RedeemAsync(string code, string verifier) =>
        fixture.Http.PostAsync(TokenAddress(), new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = fixture.Options.ClientId,
            ["client_secret"] = "any",
            ["redirect_uri"] = Redirect,
            ["code"] = code,
            ["code_verifier"] = verifier,
        }));
}
