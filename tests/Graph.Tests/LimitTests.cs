using System.Net;
using System.Net.Http.Json;
using Automations.Runtime.Graph;
using Microsoft.Graph.Models.ODataErrors;

namespace Automations.Graph.Tests;

public sealed class LimitTests : IAsyncDisposable
{
    private readonly GraphFixture _fixture = new();

    [Fact]
    public async Task Messages_ThirtyAMinute_ThenRetryAfterUntilOneIsFree()
    {
        await StartAsync(new GraphLimits());
        for (var i = 0; i < 30; i++)
            await _fixture.Graph.MailAsync("Limit", GraphFixture.Mira);
        _fixture.Clock.Advance(TimeSpan.FromSeconds(20));

        var refused = await SendAsync();
        _fixture.Clock.Advance(TimeSpan.FromSeconds(40));
        var accepted = await SendAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    [Fact]
    public async Task Messages_AMinute_AreCountedOverARestart()
    {
        await StartAsync(new GraphLimits { MessagesPerMinute = 2 });
        await _fixture.Graph.MailAsync("Limit", GraphFixture.Mira);
        await _fixture.Graph.MailAsync("Limit", GraphFixture.Mira);
        await _fixture.RestartAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync()).StatusCode);
    }

    [Fact]
    public async Task Recipients_OverADay_AreRefusedUntilTheDayIsOver()
    {
        await StartAsync(new GraphLimits { RecipientsPerDay = 3 });
        await _fixture.Graph.MailAsync("Day", GraphFixture.Mira, "a@elsewhere.example", "b@elsewhere.example");

        var refused = await SendAsync();
        _fixture.Clock.Advance(TimeSpan.FromDays(1));
        var accepted = await SendAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromDays(1), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
    }

    [Fact]
    public async Task Recipients_OverFiveHundred_AreRefused()
    {
        await StartAsync(new GraphLimits());
        var many = Enumerable.Range(0, 501).Select(i => $"person{i}@elsewhere.example");

        var error = await Assert.ThrowsAsync<ODataError>(() => _fixture.Graph.MailAsync("Many", many));

        Assert.Equal(400, error.ResponseStatusCode);
    }

    [Fact]
    public async Task Requests_OverTenMinutes_AreRefusedPerMailbox()
    {
        await StartAsync(new GraphLimits { RequestsPerTenMinutes = 5 });
        for (var i = 0; i < 5; i++)
            await GetAsync($"users/{GraphFixture.Sender}/messages");

        var refused = await GetAsync($"users/{GraphFixture.Sender}/messages");
        var other = await GetAsync($"users/{GraphFixture.Mira}/messages");
        _fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        var later = await GetAsync($"users/{GraphFixture.Sender}/messages");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(10), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task Requests_ConcurrentToOneMailbox_AreFourAtMost()
    {
        await StartAsync(new GraphLimits());
        await _fixture.Http.PutAsJsonAsync("_local/faults", new { rules = new[] { new { latencyMs = 300 } } });

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => GetAsync($"users/{GraphFixture.Sender}/messages")));

        Assert.Equal(4, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Limits_SwitchedOffByTool_DoNotApply()
    {
        await StartAsync(new GraphLimits { MessagesPerMinute = 1 });
        await _fixture.Http.PutAsJsonAsync("_local/limits", new { messagesPerMinute = (int?)null });

        await _fixture.Graph.MailAsync("Free", GraphFixture.Mira);

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync()).StatusCode);
        Assert.Equal(10_000, (await _fixture.LocalAsync("limits")).GetProperty("recipientsPerDay").GetInt32());
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    private async Task StartAsync(GraphLimits limits)
    {
        _fixture.Options = _fixture.Options with { Limits = limits };
        await _fixture.InitializeAsync();
    }

    private Task<HttpResponseMessage> SendAsync() => _fixture.RawAsync(HttpMethod.Post, $"users/{GraphFixture.Sender}/sendMail", JsonContent.Create(new
    {
        message = new
        {
            subject = "Limit",
            body = new { contentType = "text", content = "Hi" },
            toRecipients = new[] { new { emailAddress = new { address = GraphFixture.Mira } } },
        },
    }));

    private Task<HttpResponseMessage> GetAsync(string path) => _fixture.RawAsync(HttpMethod.Get, path);
}
