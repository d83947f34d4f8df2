using System.Net;
using System.Net.Http.Json;

namespace Automations.Host.Tests.Admin;

[Collection(PlatformTests.Name)]
public sealed class AdminTests(TestStorage storage) : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(storage);

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Functions_Listed_NameTheirTriggers()
    {
        var functions = (await _platform.GetJsonAsync("/admin/functions")).AsArray();

        var morning = functions.Single(function => (string?)function!["name"] == "Morning")!;
        Assert.Equal("timer", (string?)morning["trigger"]);
        var text = functions.Single(function => (string?)function!["name"] == "Text")!;
        Assert.EndsWith("/text", (string?)text["invokeUrlTemplate"], StringComparison.Ordinal);
        Assert.Equal("Running", (string?)(await _platform.GetJsonAsync("/admin/host/status"))["state"]);
    }

    [Theory]
    [InlineData("Morning", null, "morning, next 2027-01-05")]
    [InlineData("Arrive", "by hand", "arrived by hand")]
    [InlineData("TakeOrder", "{\"name\":\"lamp\",\"weight\":1}", "order lamp try 1")]
    public async Task Run_OfANonHttpFunction_RunsItNow(string function, string? input, string note)
    {
        var answer = await _platform.Http.PostAsJsonAsync($"/admin/functions/{function}", new { input });
        await _platform.AdvanceAsync("PT1S");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(["2027-01-04 08:00:00 " + note], _platform.Notes);
    }

    [Fact]
    public async Task Run_OfAnOrchestrator_StartsAnInstance()
    {
        await _platform.Http.PostAsJsonAsync("/admin/functions/Patience", new { input = 1 });
        await _platform.AdvanceAsync("P1D");

        Assert.Contains(_platform.Notes, note => note.Contains("day 1 of", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OfWhatCannotBeRun_IsRefused()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.PostAsJsonAsync("/admin/functions/Nobody", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Http.PostAsJsonAsync("/admin/functions/Text", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await _platform.Http.PostAsync("/admin/functions/Morning", new StringContent("7"))).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/admin/clock/advance", "POST")]
    [InlineData("DELETE", "/admin/clock", "GET")]
    [InlineData("PUT", "/admin/functions/Morning", "GET, POST")]
    [InlineData("GET", "/admin/actions/run", "POST")]
    [InlineData("POST", "/runtime/webhooks/durabletask/instances/one", "DELETE, GET")]
    [InlineData("GET", "/runtime/webhooks/durabletask/instances/one/terminate", "POST")]
    public async Task Admin_WithAMethodThatDoesNotFit_SaysWhichOnesDo(string method, string path, string allowed)
    {
        using var request = new HttpRequestMessage(new(method), path);

        using var answer = await _platform.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal(allowed, string.Join(", ", answer.Content.Headers.Allow));
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/admin/nothing")]
    [InlineData("/runtime/nothing/here")]
    public async Task Admin_AskedForWhatItDoesNotHave_IsNotFound(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.GetAsync(path)).StatusCode);

    [Fact]
    public async Task Admin_AskedByAnotherSite_Refuses()
    {
        using var crossSite = new HttpRequestMessage(HttpMethod.Post, "/admin/clock/advance") { Headers = { { "Sec-Fetch-Site", "cross-site" } } };
        using var otherName = new HttpRequestMessage(HttpMethod.Get, "/admin/clock") { Headers = { Host = "evil.example" } };

        Assert.Equal(HttpStatusCode.Forbidden, (await _platform.Http.SendAsync(crossSite)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await _platform.Http.SendAsync(otherName)).StatusCode);
    }
}
