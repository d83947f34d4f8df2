using Automations.Web;
using Automations.Web.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Net.Http.Headers;

namespace Automations.Functions.Tests.Web;

public sealed class SessionCookieTests
{
    private readonly FakeTimeProvider clock = new(new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero));
    private readonly SignedInPerson person = new("5f0c", "Mira Hansen", new HashSet<string> { AppRoles.CommunityManager });

    [Fact]
    public void Session_WrittenAndRead_IsTheSamePerson()
    {
        var cookies = Cookies();

        var read = cookies.ReadSession(Returning(Write(cookies)));

        Assert.NotNull(read);
        Assert.Equal((person.PersonId, person.Name), (read.PersonId, read.Name));
        Assert.True(read.IsCommunityManager);
    }

    [Fact]
    public void Session_PastItsLife_IsNobody()
    {
        var cookies = Cookies();
        var request = Returning(Write(cookies));
        clock.Advance(TimeSpan.FromHours(8));

        Assert.Null(cookies.ReadSession(request));
    }

    [Fact]
    public void Session_ChangedByItsOwner_IsNobody()
    {
        var cookies = Cookies();
        var cookie = Write(cookies);
        cookie.Value = cookie.Value.ToString()[..^4] + "AAAA";

        Assert.Null(cookies.ReadSession(Returning(cookie)));
    }

    [Fact]
    public void Session_MadeForAnotherUse_IsNobody()
    {
        var cookies = Cookies();
        var response = new DefaultHttpContext().Response;
        cookies.WriteAttempt(response, new SignInAttempt("s", "n", "v", "/"));
        var attempt = SetCookieHeaderValue.Parse(response.Headers.SetCookie.ToString());
        attempt.Name = "champions-session";

        Assert.Null(cookies.ReadSession(Returning(attempt)));
    }

    [Theory]
    [InlineData("http://localhost:7071", "champions-session", false)]
    [InlineData("https://lotsen.example.com", "__Host-champions-session", true)]
    public void Session_Cookie_IsOutOfReachOfScriptsAndOtherSites(string address, string name, bool isSecure)
    {
        var cookie = Write(Cookies(address));

        Assert.Equal((name, isSecure), (cookie.Name.ToString(), cookie.Secure));
        Assert.True(cookie.HttpOnly);
        Assert.Equal(Microsoft.Net.Http.Headers.SameSiteMode.Lax, cookie.SameSite);
        Assert.Equal("/", cookie.Path.ToString());
        Assert.False(cookie.Domain.HasValue);
    }

    private SessionCookies Cookies(string address = "http://localhost:7071") => new(WebSettings.Keys(), WebSettings.App(address), clock);

    private SetCookieHeaderValue Write(SessionCookies cookies)
    {
        var response = new DefaultHttpContext().Response;
        cookies.WriteSession(response, person);
        return SetCookieHeaderValue.Parse(response.Headers.SetCookie.ToString());
    }

    private static HttpRequest Returning(SetCookieHeaderValue cookie)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = $"{cookie.Name}={cookie.Value}";
        return request;
    }
}
