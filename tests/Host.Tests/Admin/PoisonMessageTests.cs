using System.Text.RegularExpressions;

namespace Automations.Host.Tests.Admin;

[Collection(PlatformTests.Name)]
public sealed partial class PoisonMessageTests(TestStorage storage) : IAsyncLifetime
{
    private const string Page = "/admin/queues/orders";
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.StartAsync(storage);
        await storage.Queue("orders").SendMessageAsync("{\"name\":\"anvil\",\"weight\":2000}");
        await storage.Queue("orders").SendMessageAsync("{\"name\":\"ship\",\"weight\":9000}");
        await _platform.AdvanceAsync("PT1H");
    }

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Page_ShowsWhatIsInTheMessages()
    {
        var html = await _platform.Http.GetStringAsync(Page);

        Assert.Contains("&quot;name&quot;: &quot;anvil&quot;", html, StringComparison.Ordinal);
        Assert.Equal(2, Ids(html).Count);
        Assert.Contains("orders</a> has 2 poison messages", await _platform.Http.GetStringAsync("/admin/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_OfOne_RunsThatOneAgainAndKeepsTheOther()
    {
        var tries = Tries("ship");
        var id = IdOf("ship", await _platform.Http.GetStringAsync(Page));

        var (_, html) = await _platform.Http.SubmitAsync("/admin/actions/queue/retry", ("queue", "orders"), ("id", id));
        await _platform.AdvanceAsync("PT1H");
        var after = await _platform.Http.GetStringAsync(Page);

        Assert.Contains("1 message is back in orders", html, StringComparison.Ordinal);
        Assert.True(Tries("ship") > tries, "It was not tried again.");
        Assert.Equal(2, Ids(after).Count);
        Assert.DoesNotContain(id, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_WithAChangedBody_RunsThatInstead()
    {
        var id = IdOf("anvil", await _platform.Http.GetStringAsync(Page));

        await _platform.Http.SubmitAsync("/admin/actions/queue/retry", ("queue", "orders"), ("id", id), ("body", "{\"name\":\"feather\",\"weight\":1}"));
        await _platform.AdvanceAsync("PT1H");

        Assert.Equal(1, Tries("feather"));
        Assert.Single(Ids(await _platform.Http.GetStringAsync(Page)));
    }

    [Fact]
    public async Task Delete_OfOne_AsksThenDeletesOnlyThat()
    {
        var id = IdOf("anvil", await _platform.Http.GetStringAsync(Page));

        var ask = await _platform.Http.GetStringAsync($"/admin/confirm-delete?queue=orders&id={id}");
        Assert.Equal(2, Ids(await _platform.Http.GetStringAsync(Page)).Count);
        var (_, html) = await _platform.Http.SubmitAsync("/admin/actions/queue/delete", ("queue", "orders"), ("id", id));

        Assert.Contains("Delete this poison message?", ask, StringComparison.Ordinal);
        Assert.DoesNotContain("anvil", html, StringComparison.Ordinal);
        Assert.Contains("ship", html, StringComparison.Ordinal);
        var (_, again) = await _platform.Http.SubmitAsync("/admin/actions/queue/delete", ("queue", "orders"), ("id", id));
        Assert.Contains("nothing was done", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteAll_LeavesNone()
    {
        var (_, html) = await _platform.Http.SubmitAsync("/admin/actions/queue/delete", ("queue", "orders"));

        Assert.Contains("2 messages are deleted", html, StringComparison.Ordinal);
        Assert.Empty(Ids(html));
    }

    private int Tries(string name) => _platform.Notes.Count(note => note.Contains($"order {name}", StringComparison.Ordinal));

    private static string IdOf(string name, string html) =>
        Ids(html.Split("<article").Single(message => message.Contains($"&quot;{name}&quot;", StringComparison.Ordinal))).Single();

    private static List<string> Ids(string html) => [.. RetryButton().Matches(html).Select(match => match.Groups["id"].Value)];

    [GeneratedRegex("Retry<span class=\"unseen\"> message (?<id>[^<]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RetryButton();
}
