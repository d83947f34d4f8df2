using System.Net;

namespace Automations.Host.Tests.Admin;

[Collection(PlatformTests.Name)]
public sealed class SteeringTests(TestStorage storage) : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.StartAsync(storage);
        await _platform.Http.PostAsync("/start/one", null);
        await _platform.AdvanceAsync("P3D");
    }

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Raise_WithNameAndJson_ReachesTheInstance()
    {
        var (_, said) = await _platform.Http.SubmitAsync("/admin/actions/instance/raise", ("id", "one"), ("event", "Go"), ("data", "\"bye\""));
        await _platform.AdvanceAsync("PT1S");
        var page = await _platform.Http.GetStringAsync("/admin/instances/one");

        Assert.Contains("The event Go has been raised", said, StringComparison.Ordinal);
        Assert.Contains("status completed\">Completed", page, StringComparison.Ordinal);
        Assert.Contains("&quot;bye&quot;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Go", "not json", "This is no JSON. Look at line 1")]
    [InlineData(" ", "1", "An event needs a name")]
    public async Task Raise_WithAMistake_KeepsTheFormAndSaysWhichField(string name, string data, string problem)
    {
        var (status, html) = await _platform.Http.SubmitAsync("/admin/actions/instance/raise", ("id", "one"), ("event", name), ("data", data));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(problem, html, StringComparison.Ordinal);
        Assert.Contains(data, html, StringComparison.Ordinal);
        Assert.Contains("aria-invalid", html, StringComparison.Ordinal);
        Assert.DoesNotContain("data-live", html, StringComparison.Ordinal);
        Assert.Contains("status running\">Running", await _platform.Http.GetStringAsync("/admin/instances/one"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SuspendAndResume_ChangeTheButton()
    {
        await _platform.Http.SubmitAsync("/admin/actions/instance/suspend", ("id", "one"));
        await _platform.AdvanceAsync("PT1S");
        var suspended = await _platform.Http.GetStringAsync("/admin/instances/one");
        await _platform.Http.SubmitAsync("/admin/actions/instance/resume", ("id", "one"));
        await _platform.AdvanceAsync("PT1S");
        var resumed = await _platform.Http.GetStringAsync("/admin/instances/one");

        Assert.Contains("/admin/actions/instance/resume", suspended, StringComparison.Ordinal);
        Assert.Contains("/admin/actions/instance/suspend", resumed, StringComparison.Ordinal);
        Assert.Contains("Steered", resumed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TerminateAndPurge_AskFirstThenDoIt()
    {
        var ask = await _platform.Http.GetStringAsync("/admin/confirm/terminate?id=one");
        var untouched = await _platform.Http.GetStringAsync("/admin/instances/one");
        await _platform.Http.SubmitAsync("/admin/actions/instance/terminate", ("id", "one"), ("reason", "enough"));
        await _platform.AdvanceAsync("PT1S");
        var ended = await _platform.Http.GetStringAsync("/admin/instances/one");
        var (_, purged) = await _platform.Http.SubmitAsync("/admin/actions/instance/purge", ("id", "one"));

        Assert.Contains("Terminate this workflow?", ask, StringComparison.Ordinal);
        Assert.Contains("status running\">Running", untouched, StringComparison.Ordinal);
        Assert.Contains("status terminated\">Terminated", ended, StringComparison.Ordinal);
        Assert.Contains("enough", ended, StringComparison.Ordinal);
        Assert.Contains("one has been purged", purged, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.GetAsync("/admin/instances/one")).StatusCode);
    }

    [Theory]
    [InlineData("purge", "has not ended")]
    [InlineData("rewind", "Only failed instances")]
    public async Task Order_ThatDoesNotFit_IsRefusedInWords(string action, string problem)
    {
        var (_, html) = await _platform.Http.SubmitAsync("/admin/actions/instance/" + action, ("id", "one"));

        Assert.Contains(problem, html, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_CanBeReadAndRewound()
    {
        await _platform.Http.SubmitAsync("/admin/actions/run", ("function", "Patience"), ("input", "\"no number\""), ("id", "broken"));
        await _platform.AdvanceAsync("PT1S");
        var overview = await _platform.Http.GetStringAsync("/admin/");
        var failed = await _platform.Http.GetStringAsync("/admin/instances/broken");
        var (_, rewound) = await _platform.Http.SubmitAsync("/admin/actions/instance/rewind", ("id", "broken"));
        var (_, again) = await _platform.Http.SubmitAsync("/admin/actions/instance/restart", ("id", "broken"));

        Assert.Contains("Needs a look", overview, StringComparison.Ordinal);
        Assert.Contains("JsonException", failed, StringComparison.Ordinal);
        Assert.Contains("set back to before its failure", rewound, StringComparison.Ordinal);
        Assert.DoesNotContain("no such", again, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/admin/actions/instance/purge")]
    [InlineData("/admin/actions/queue/delete")]
    [InlineData("/admin/actions/run")]
    [InlineData("/admin/actions/advance")]
    public async Task Form_OfAnotherSite_IsRefused(string address)
    {
        foreach (var (header, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("Origin", "null") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent([KeyValuePair.Create("id", "one")]) };
            request.Headers.Add(header, value);

            Assert.Equal(HttpStatusCode.Forbidden, (await _platform.Http.SendAsync(request)).StatusCode);
        }
    }
}
