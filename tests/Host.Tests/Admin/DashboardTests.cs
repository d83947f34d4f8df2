using System.Net;

namespace Automations.Host.Tests.Admin;

[Collection(PlatformTests.Name)]
public sealed class DashboardTests(TestStorage storage) : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(storage);

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task EveryPage_RunsNothingButOwnFiles()
    {
        await _platform.Http.PostAsync("/start/one", null);
        await _platform.AdvanceAsync("P1D");

        foreach (var page in new[]
        {
            "/admin/", "/admin/instances", "/admin/instances/one", "/admin/history?id=one", "/admin/payload?id=one&part=input", "/admin/changes",
            "/admin/confirm/terminate?id=one", "/admin/run", "/admin/run/Patience", "/admin/queues", "/admin/queues/orders", "/admin/confirm-delete?queue=orders",
        })
        {
            var answer = await _platform.Http.GetAsync(page);
            var html = await answer.Content.ReadAsStringAsync();

            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{page}: {answer.StatusCode}");
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("style=", html, StringComparison.Ordinal);
            Assert.DoesNotContain(" onclick", html, StringComparison.Ordinal);
        }

        foreach (var asset in new[] { "admin.css", "timeline.css", "admin.js", "live.js", "icon.svg" })
            Assert.Equal(HttpStatusCode.OK, (await _platform.Http.GetAsync("/admin/assets/" + asset)).StatusCode);
    }

    [Theory]
    [InlineData("/admin/instances/nobody")]
    [InlineData("/admin/instance")]
    [InlineData("/admin/history?id=nobody")]
    [InlineData("/admin/payload?id=nobody&part=input")]
    [InlineData("/admin/confirm/purge?id=nobody")]
    [InlineData("/admin/run/Text")]
    [InlineData("/admin/queues/nothing")]
    public async Task Page_OfWhatIsNotThere_SaysSo(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await _platform.Http.GetAsync(address)).StatusCode);

    [Fact]
    public async Task Instances_WithHostileIds_AreEncodedAndReached()
    {
        string[] ids = ["<img src=x>", "a/b", "..", "50% off & more?", "ä#1"];
        foreach (var id in ids)
            await _platform.Http.SubmitAsync("/admin/actions/run", ("function", "Patience"), ("input", "1"), ("id", id));

        var html = await _platform.Http.GetStringAsync("/admin/instances");

        Assert.DoesNotContain("<img src=x>", html, StringComparison.Ordinal);
        foreach (var id in ids)
        {
            var link = WebUtility.HtmlDecode(html.Split("class=\"id\"><a href=\"").Skip(1).Single(row => WebUtility.HtmlDecode(row.Split('>')[1].Split('<')[0]) == id).Split('"')[0]);
            var page = await _platform.Http.GetStringAsync(link);
            Assert.Contains($"<h1 class=\"id\">{WebUtility.HtmlEncode(id)}</h1>", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Notice_ByAnotherSitesWords_ShowsNothing()
    {
        var html = await _platform.Http.GetStringAsync("/admin/?notice=Send+me+your+password&said=Send+me+your+password");

        Assert.DoesNotContain("password", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithBadInput_KeepsWhatWasTypedAndSaysWhere()
    {
        var (status, html) = await _platform.Http.SubmitAsync("/admin/actions/run", ("function", "Patience"), ("input", "{\"days\":\n oops}"), ("id", "mine"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("oops", html, StringComparison.Ordinal);
        Assert.Contains("value=\"mine\"", html, StringComparison.Ordinal);
        Assert.Contains("Look at line 2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OfAWorkflowUnderATakenId_KeepsTheFormAndSaysSo()
    {
        await _platform.Http.PostAsync("/start/one", null);

        var (status, html) = await _platform.Http.SubmitAsync("/admin/actions/run", ("function", "Patience"), ("input", "1"), ("id", "one"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("already exists", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by", "soon", "is no duration")]
    [InlineData("to", "yesterday", "is no date and time")]
    [InlineData("to", "2020-01-01T00:00", "only goes forward")]
    public async Task Clock_AskedForNonsense_SaysSoAndStands(string field, string value, string problem)
    {
        var (status, html) = await _platform.Http.SubmitAsync("/admin/actions/advance", (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(problem, html, StringComparison.Ordinal);
        Assert.StartsWith("2027-01-04T08:00:00", (string?)(await _platform.GetJsonAsync("/admin/clock"))["now"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_MovedToADate_RunsWhatIsDueAndShowsTheLastTime()
    {
        var (_, html) = await _platform.Http.SubmitAsync("/admin/actions/advance", ("to", "2027-01-06T09:00"));

        Assert.Contains("Time moved on", html, StringComparison.Ordinal);
        Assert.Contains("Wed 6 Jan 2027, 07:30:00", html, StringComparison.Ordinal);
        Assert.Equal(2, _platform.Notes.Count(note => note.Contains("morning", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Changes_WhenSomethingHappens_AreTold()
    {
        var before = await _platform.Http.GetStringAsync("/admin/changes");
        var still = await _platform.Http.GetStringAsync("/admin/changes");
        await _platform.Http.PostAsync("/start/one", null);

        Assert.Equal(before, still);
        Assert.NotEqual(before, await _platform.Http.GetStringAsync("/admin/changes"));
    }
}
