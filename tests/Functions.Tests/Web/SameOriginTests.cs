using Automations.Web.Identity;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Web;

public sealed class SameOriginTests
{
    private readonly SameOrigin sameOrigin = new(WebSettings.App());

    [Theory]
    [InlineData("same-origin", null, true)]
    [InlineData("same-origin", "null", true)]
    [InlineData("cross-site", "http://localhost:7071", false)]
    [InlineData("same-site", null, false)]
    [InlineData("none", null, false)]
    [InlineData(null, "http://localhost:7071", true)]
    [InlineData(null, "http://localhost:7072", false)]
    [InlineData(null, "https://elsewhere.example", false)]
    [InlineData(null, "null", false)]
    [InlineData(null, null, false)]
    public void Allows_AChange_OnlyFromOurOwnPages(string? site, string? origin, bool isAllowed)
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "POST";
        request.Headers["Sec-Fetch-Site"] = site;
        request.Headers.Origin = origin;

        Assert.Equal(isAllowed, sameOrigin.Allows(request));
    }

    [Fact]
    public void Allows_Reading_FromAnywhere()
    {
        var request = new DefaultHttpContext().Request;
        request.Method = "GET";
        request.Headers["Sec-Fetch-Site"] = "cross-site";

        Assert.True(sameOrigin.Allows(request));
    }
}
