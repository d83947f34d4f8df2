using Automations.Programme;
using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Web;

public sealed class AssetsTests
{
    [Theory]
    [InlineData("site.css", "text/css; charset=utf-8", "--primary: #0b5563;")]
    [InlineData("symbol.svg", "image/svg+xml", "⚓")]
    public async Task Asset_ByItsHashedName_MayBeKeptForEver(string name, string type, string part)
    {
        var assets = new Assets(TestProgramme.Lotsen);

        var (response, content) = await GetAsync(assets, assets.AddressOf(name)["/assets/".Length..]);

        Assert.Equal((200, type), (response.StatusCode, response.ContentType));
        Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl);
        Assert.Contains(part, content, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_OfAnotherLook_IsAnother()
    {
        var other = TestProgramme.Lotsen with { Look = new ProgrammeLook("#5b2a86", "#f2a541", "★") };

        Assert.NotEqual(new Assets(TestProgramme.Lotsen).AddressOf("site.css"), new Assets(other).AddressOf("site.css"));
    }

    [Theory]
    [InlineData("site.css")]
    [InlineData("site.000000000000.css")]
    [InlineData("../programme.json")]
    public async Task Asset_ByAnyOtherName_IsNotFound(string name) => Assert.Equal(404, (await GetAsync(new Assets(TestProgramme.Lotsen), name)).Response.StatusCode);

    private static async Task<(HttpResponse Response, string Content)> GetAsync(Assets assets, string name)
    {
        var request = PageProbe.Get($"/assets/{name}");
        using var body = new MemoryStream();
        request.HttpContext.Response.Body = body;
        await new AssetFunction(assets).Get(request, name).ExecuteAsync(request.HttpContext);
        return (request.HttpContext.Response, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
