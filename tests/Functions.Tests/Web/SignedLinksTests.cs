using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Extensions.Time.Testing;

namespace Automations.Functions.Tests.Web;

public sealed class SignedLinksTests
{
    private static readonly DateTimeOffset Now = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Now);
    private readonly SignedLink link = new("approval", "onboarding-5f0c", "5f0c", Now.AddDays(14));

    [Fact]
    public void Check_OfACreatedLink_GivesWhatItWasMadeFor()
    {
        var links = Links();

        var check = links.Check(Opening(links.Create("/approval?lang=de", link)), "approval");

        Assert.Equal(new LinkCheck(LinkState.Valid, link), check);
    }

    [Fact]
    public void Create_WithAQuery_KeepsItAndStaysShort()
    {
        var address = Links().Create("/approval?lang=de", link with { Subject = $"onboarding-{Guid.Empty}", Person = $"{Guid.Empty}" }).ToString();

        Assert.StartsWith("http://localhost:7071/approval?lang=de&link=", address, StringComparison.Ordinal);
        Assert.InRange(address.Length, 1, 250);
    }

    [Fact]
    public void Check_FormField_CountsToo()
    {
        var links = Links();
        var token = TokenOf(links.Create("/approval", link));
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.ContentType = "application/x-www-form-urlencoded";
        request.Form = new FormCollection(new Dictionary<string, StringValues> { ["link"] = token });

        Assert.Equal(LinkState.Valid, links.Check(request, "approval").State);
    }

    [Fact]
    public void Check_AfterItsTime_IsExpiredButKnown()
    {
        var links = Links();
        var address = links.Create("/approval", link);
        clock.Advance(TimeSpan.FromDays(14));

        Assert.Equal(new LinkCheck(LinkState.Expired, link), links.Check(Opening(address), "approval"));
    }

    [Fact]
    public void Check_ForAnotherPurpose_IsInvalid()
    {
        var links = Links();

        Assert.Equal(new LinkCheck(LinkState.Invalid, null), links.Check(Opening(links.Create("/leave", link)), "leave"));
    }

    [Fact]
    public void Check_AnyCharacterChanged_IsInvalid()
    {
        var links = Links();
        var token = TokenOf(links.Create("/approval", link));

        // the last character carries bits that base64 does not use
        Assert.All(
            Enumerable.Range(0, token.Length - 1),
            position =>
            {
                var changed = token[..position] + (token[position] == 'A' ? 'B' : 'A') + token[(position + 1)..];
                Assert.Equal(LinkState.Invalid, links.Check(With(changed), "approval").State);
            }
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("not base64!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Check_Nonsense_IsInvalid(string token) => Assert.Equal(LinkState.Invalid, Links().Check(With(token), "approval").State);

    [Fact]
    public void Check_TwoLinksAtOnce_IsInvalid()
    {
        var links = Links();
        var request = Opening(links.Create("/approval", link));
        request.QueryString = request.QueryString.Add("link", "x");

        Assert.Equal(LinkState.Invalid, links.Check(request, "approval").State);
    }

    [Fact]
    public void Check_MadeWithThePreviousKey_IsStillValid()
    {
        var address = Links(WebSettings.Keys(WebSettings.OtherKey)).Create("/approval", link);

        Assert.Equal(LinkState.Valid, Links(WebSettings.Keys(WebSettings.Key, WebSettings.OtherKey)).Check(Opening(address), "approval").State);
        Assert.Equal(LinkState.Invalid, Links(WebSettings.Keys()).Check(Opening(address), "approval").State);
    }

    private SignedLinks Links(KeyRing? keys = null) => new(keys ?? WebSettings.Keys(), WebSettings.App(), clock);

    private static string TokenOf(Uri address) => System.Web.HttpUtility.ParseQueryString(address.Query)["link"]!;

    private static HttpRequest With(string token) => Opening(new Uri($"http://localhost/approval?link={Uri.EscapeDataString(token)}"));

    private static HttpRequest Opening(Uri address)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Path = address.AbsolutePath;
        request.QueryString = new QueryString(address.Query);
        return request;
    }
}
