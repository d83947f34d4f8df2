using Automations.Web;
using Automations.Web.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Automations.Functions.Tests.Web;

public sealed class SignInTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Now);
    private readonly FakeIssuer issuer = new();

    public void Dispose() => issuer.Dispose();

    [Fact]
    public async Task Who_WithAPersonsToken_IsThatPersonWithTheirRoles()
    {
        var who = await WhoAsync(issuer.Token(Now, null, ("oid", "5F0C"), ("name", "Mira Hansen"), ("scp", "access"), ("roles", new[] { "Community.Manager" })));

        Assert.Equal(("5f0c", "Mira Hansen", true), (who?.PersonId, who?.Name, who?.IsCommunityManager));
    }

    [Fact]
    public async Task Who_WithAnApplicationsToken_IsNoPerson()
    {
        var who = await WhoAsync(issuer.Token(Now, null, ("oid", "5f0c"), ("idtyp", "app"), ("azp", "script"), ("roles", new[] { "Community.Manager" })));

        Assert.NotNull(who);
        Assert.Null(who.PersonId);
        Assert.True(who.IsCommunityManager);
    }

    [Fact]
    public async Task Who_WithATokenThatHasNoRoles_HasNone() =>
        Assert.Empty((await WhoAsync(issuer.Token(Now, null, ("oid", "5f0c"), ("scp", "access"))))!.Roles);

    [Fact]
    public async Task Who_LifetimeCountsByTheAppsClock_NotTheMachines()
    {
        var token = issuer.Token(Now, null, ("oid", "5f0c"), ("scp", "access"));

        clock.Advance(TimeSpan.FromMinutes(64));
        Assert.NotNull(await WhoAsync(token));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await WhoAsync(token));
        Assert.Null(await WhoAsync(issuer.Token(clock.GetUtcNow().AddMinutes(6), null, ("oid", "5f0c"), ("scp", "access"))));
    }

    [Fact]
    public async Task Who_WithATokenThatHasExpired_TellsTheRequestSince()
    {
        var token = Bearing(issuer.Token(Now, null, ("oid", "5f0c"), ("scp", "access")));
        clock.Advance(TimeSpan.FromDays(7));

        Assert.Null(await SignIn().WhoAsync(token, default));

        Assert.Equal(new ExpiredToken(Now.AddHours(1)), token.HttpContext.Features.Get<ExpiredToken>());
    }

    [Fact]
    public async Task Who_WithATokenThatIsNotValidYet_IsNotToldItHasExpired()
    {
        var token = Bearing(issuer.Token(Now.AddDays(7), null, ("oid", "5f0c"), ("scp", "access")));

        Assert.Null(await SignIn().WhoAsync(token, default));

        Assert.Null(token.HttpContext.Features.Get<ExpiredToken>());
    }

    public static TheoryData<string> Forgeries { get; } = ["issuer", "audience", "key", "unsigned", "symmetric", "no expiry", "id token"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Who_WithATokenThatIsNotForUs_IsNobody(string forgery)
    {
        using var stranger = new FakeIssuer();
        var source = forgery == "key" ? stranger : issuer;
        (string, object)[] claims = [("oid", "5f0c"), ("scp", "access"), ("roles", new[] { "Community.Manager" })];
        if (forgery == "id token")
            claims = [.. claims, ("nonce", "n")];

        var request = Bearing(source.Token(Now, descriptor => Forge(descriptor, forgery), claims));

        Assert.Null(await SignIn().WhoAsync(request, default));
        Assert.Null(request.HttpContext.Features.Get<ExpiredToken>());
    }

    [Fact]
    public async Task Who_AfterTheTenantHasNewKeys_AcceptsThem()
    {
        var signIn = SignIn();
        Assert.NotNull(await signIn.WhoAsync(Bearing(issuer.Token(Now, null, ("oid", "5f0c"), ("scp", "access"))), default));

        issuer.RollKeys();

        Assert.NotNull(await signIn.WhoAsync(Bearing(issuer.Token(Now, null, ("oid", "5f0c"), ("scp", "access"))), default));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task Who_WithSomethingElse_IsNobody(string header)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Headers.Authorization = header;

        Assert.Null(await SignIn().WhoAsync(request, default));
    }

    [Fact]
    public async Task Who_WithAProxysHeader_IsNobody()
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Headers["X-MS-CLIENT-PRINCIPAL"] = Convert.ToBase64String("""{"claims":[{"typ":"roles","val":"Community.Manager"}]}"""u8);

        Assert.Null(await SignIn().WhoAsync(request, default));
    }

    [Theory]
    [InlineData("GET", null, true)]
    [InlineData("POST", "same-origin", true)]
    [InlineData("POST", "cross-site", false)]
    [InlineData("POST", null, false)]
    public async Task Who_WithACookie_CountsForOurOwnPagesOnly(string method, string? site, bool isKnown)
    {
        var response = new DefaultHttpContext().Response;
        Cookies().WriteSession(response, new SignedInPerson("5f0c", "Mira Hansen", new HashSet<string>()));
        var request = new DefaultHttpContext().Request;
        request.Method = method;
        request.Headers["Sec-Fetch-Site"] = site;
        request.Headers.Cookie = response.Headers.SetCookie.ToString().Split(';')[0];

        Assert.Equal(isKnown, await SignIn().WhoAsync(request, default) is not null);
        Assert.Equal(!isKnown, request.HttpContext.Features.Get<UnprovenForm>() is not null);
    }

    [Fact]
    public async Task Who_WithoutACookie_HasNoFormToProve()
    {
        var request = PageProbe.Post("/thanks");

        Assert.Null(await SignIn().WhoAsync(request, default));

        Assert.Null(request.HttpContext.Features.Get<UnprovenForm>());
    }

    private static void Forge(SecurityTokenDescriptor token, string how)
    {
        switch (how)
        {
            case "issuer":
                token.Issuer = "http://localhost:7072/99999999-9999-9999-9999-999999999999/v2.0";
                break;
            case "audience":
                token.Audience = "https://graph.microsoft.com";
                break;
            case "unsigned":
                token.SigningCredentials = null;
                break;
            case "symmetric":
                token.SigningCredentials = new(new SymmetricSecurityKey(new byte[32]) { KeyId = "first" }, SecurityAlgorithms.HmacSha256);
                break;
            case "no expiry":
                token.Expires = null;
                break;
        }
    }

    private Task<SignedInPerson?> WhoAsync(string token) => SignIn().WhoAsync(Bearing(token), default);

    private SignIn SignIn() => new(new EntraTokens(new TenantMetadata(FakeIssuer.Options, issuer, clock), FakeIssuer.Options, clock), Cookies(), new SameOrigin(WebSettings.App()));

    private SessionCookies Cookies() => new(WebSettings.Keys(), WebSettings.App(), clock);

    private static HttpRequest Bearing(string token)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.Headers.Authorization = $"Bearer {token}";
        return request;
    }
}
