using System.Security.Cryptography;
using System.Text;
using Automations.Web;
using Automations.Web.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Web;

public sealed class SignInFunctionsTests : IDisposable
{
    private readonly FakeTimeProvider clock = new(new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero));
    private readonly FakeIssuer issuer = new();

    public void Dispose() => issuer.Dispose();

    [Fact]
    public async Task SignIn_FromStartToEnd_KnowsThePersonAndGoesBackToThePage()
    {
        var (cookie, asked) = await StartAsync("/ledger?day=1");
        issuer.IdToken = IdToken(asked["nonce"]!);

        var response = await ReturnAsync(cookie, $"?code=c0de&state={asked["state"]}");

        Assert.Equal((302, "/ledger?day=1"), (response.StatusCode, response.Headers.Location.ToString()));
        Assert.Equal("5f0c", Cookies().ReadSession(With(CookieOf(response, "session")))?.PersonId);
        Assert.Equal(("c0de", "authorization_code", "local-only"), (issuer.Redeemed["code"], issuer.Redeemed["grant_type"], issuer.Redeemed["client_secret"]));
        Assert.Equal(asked["code_challenge"], WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(issuer.Redeemed["code_verifier"]))));
    }

    [Fact]
    public async Task Start_AsksForACodeForThisAppOnly()
    {
        var (_, asked) = await StartAsync("/");

        Assert.Equal(
            ("code", FakeIssuer.ClientId, "http://localhost:7071/signin/callback", "S256"),
            (asked["response_type"], asked["client_id"], asked["redirect_uri"], asked["code_challenge_method"])
        );
    }

    [Theory]
    [InlineData("?error=access_denied&state=STATE")]
    [InlineData("?code=c0de&state=other")]
    [InlineData("?code=c0de")]
    public async Task Callback_ThatIsNotTheAnswerToOurQuestion_SignsNobodyIn(string query)
    {
        var (cookie, asked) = await StartAsync("/");
        issuer.IdToken = IdToken(asked["nonce"]!);

        var response = await ReturnAsync(cookie, query.Replace("STATE", asked["state"], StringComparison.Ordinal));

        Assert.Equal(400, response.StatusCode);
        Assert.DoesNotContain("champions-session=", response.Headers.SetCookie.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_WithATokenForAnotherAttempt_SignsNobodyIn()
    {
        var (cookie, asked) = await StartAsync("/");
        issuer.IdToken = IdToken("another nonce");

        Assert.Equal(400, (await ReturnAsync(cookie, $"?code=c0de&state={asked["state"]}")).StatusCode);
    }

    [Fact]
    public async Task Callback_InABrowserThatNeverAsked_SignsNobodyIn()
    {
        var (_, asked) = await StartAsync("/");
        issuer.IdToken = IdToken(asked["nonce"]!);

        Assert.Equal(400, (await ReturnAsync("", $"?code=c0de&state={asked["state"]}")).StatusCode);
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("cross-site", false)]
    public async Task SignOut_FromOurOwnPages_ForgetsThePerson(string site, bool forgets)
    {
        var request = PageProbe.Post("/signout");
        request.Headers["Sec-Fetch-Site"] = site;

        await Functions().End(request).ExecuteAsync(request.HttpContext);

        Assert.Equal(forgets, request.HttpContext.Response.Headers.SetCookie.ToString().Contains("champions-session=;", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/ledger?day=1", "/ledger?day=1")]
    [InlineData("//elsewhere.example", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example", "/")]
    [InlineData("/\t/elsewhere.example", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    public void ReturnPath_LeadsNowhereElse(string? asked, string path) => Assert.Equal(path, SignInFunctions.LocalPath(asked));

    private async Task<(string Cookie, Dictionary<string, string?> Asked)> StartAsync(string returnTo)
    {
        var request = PageProbe.Get($"/signin?return={Uri.EscapeDataString(returnTo)}");
        await (await Functions().Start(request, default)).ExecuteAsync(request.HttpContext);
        var response = request.HttpContext.Response;
        var asked = QueryHelpers.ParseQuery(new Uri(response.Headers.Location.ToString()).Query);
        return (CookieOf(response, "sign-in"), asked.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
    }

    private async Task<HttpResponse> ReturnAsync(string cookie, string query)
    {
        var request = PageProbe.Get($"/signin/callback{query}");
        request.Headers.Cookie = cookie;
        await (await Functions().Callback(request, default)).ExecuteAsync(request.HttpContext);
        return request.HttpContext.Response;
    }

    private string IdToken(string nonce) => issuer.Token(clock.GetUtcNow(), null, ("oid", "5f0c"), ("name", "Mira Hansen"), ("nonce", nonce));

    private static string CookieOf(HttpResponse response, string kind) =>
        ((StringValues)response.Headers.SetCookie).Single(cookie => cookie!.StartsWith($"champions-{kind}=", StringComparison.Ordinal) && !cookie.Contains("=;", StringComparison.Ordinal))!.Split(';')[0];

    private static HttpRequest With(string cookie)
    {
        var request = PageProbe.Get("/");
        request.Headers.Cookie = cookie;
        return request;
    }

    private SessionCookies Cookies() => new(WebSettings.Keys(), WebSettings.App(), clock);

    private SignInFunctions Functions()
    {
        var tenant = new TenantMetadata(FakeIssuer.Options, issuer, clock);
        return new(
            new EntraTokens(tenant, FakeIssuer.Options, clock),
            tenant,
            issuer,
            Cookies(),
            new SameOrigin(WebSettings.App()),
            PageProbe.Pages(),
            FakeIssuer.Options,
            WebSettings.App(),
            NullLogger<SignInFunctions>.Instance
        );
    }
}
