using System.Net;
using Automations.Runtime.Host.Options;

namespace Automations.Host.Tests.Http;

[Collection(PlatformTests.Name)]
public sealed class HttpSettingsTests(TestStorage storage)
{
    [Fact]
    public async Task Key_WhenOneIsConfigured_IsAskedForAboveAnonymous()
    {
        await using var platform = await TestPlatform.StartAsync(storage, new() { ["Host:FunctionKey"] = "open sesame" });
        using var withHeader = new HttpRequestMessage(HttpMethod.Get, "/Unnamed") { Headers = { { "x-functions-key", "open sesame" } } };

        Assert.Equal(HttpStatusCode.Unauthorized, (await platform.Http.GetAsync("/Unnamed")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await platform.Http.GetAsync("/Unnamed?code=open%20sesame")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await platform.Http.SendAsync(withHeader)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await platform.Http.GetAsync("/text")).StatusCode);
    }

    [Fact]
    public async Task RoutePrefix_OfHostJson_IsInFrontOfEveryRoute()
    {
        await using var platform = await TestPlatform.StartAsync(
            storage, change: setup => setup with { HostJson = setup.HostJson with { RoutePrefix = "api" } });

        Assert.Equal("unnamed", await platform.Http.GetStringAsync("/api/Unnamed"));
        Assert.Equal(HttpStatusCode.NotFound, (await platform.Http.GetAsync("/Unnamed")).StatusCode);
    }

    [Fact]
    public void HostJson_WithoutAPrefix_HasAzuresDefault() => Assert.Equal("api", HostJson.Read("no-such-host.json").RoutePrefix);
}
