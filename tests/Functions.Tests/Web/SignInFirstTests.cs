using Automations.Web;

namespace Automations.Functions.Tests.Web;

public sealed class SignInFirstTests
{
    [Theory]
    [InlineData("/topics", "/signin?return=%2Ftopics")]
    [InlineData("/events?month=2027-01&lang=de", "/signin?return=%2Fevents%3Fmonth%3D2027-01%26lang%3Dde")]
    [InlineData("/digests/2027-w05?link=old&lang=de", "/signin?return=%2Fdigests%2F2027-w05%3Flang%3Dde")]
    public async Task ToSignIn_FromAPage_ComesBackToItWithoutALinkThatDidNotSuffice(string address, string expected) =>
        Assert.Equal(expected, await LocationAsync(PageProbe.Get(address)));

    [Fact]
    public async Task ToSignIn_FromAForm_ComesBackToThePage() => Assert.Equal("/signin?return=%2Fthanks", await LocationAsync(PageProbe.Post("/thanks?lang=de", ("to", "mira"))));

    [Fact]
    public async Task ToSignIn_FromAPageThatNeedsItsLinkAsWell_KeepsIt()
    {
        Assert.Equal("/signin?return=%2Fhere%3Flink%3Dx%26lang%3Dde", await LocationAsync(PageProbe.Get("/here?link=x&lang=de"), withLink: true));
        Assert.Equal("/signin?return=%2Fhere%3Flink%3Dx", await LocationAsync(PageProbe.Post("/here?link=x&lang=de"), withLink: true));
    }

    private static async Task<string> LocationAsync(Microsoft.AspNetCore.Http.HttpRequest request, bool withLink = false)
    {
        await request.ToSignIn(withLink).ExecuteAsync(request.HttpContext);
        return request.HttpContext.Response.Headers.Location.ToString();
    }
}
