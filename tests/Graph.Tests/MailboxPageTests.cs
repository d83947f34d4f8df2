using System.Net;
using System.Net.Http.Json;
using Microsoft.Graph.Models;

namespace Automations.Graph.Tests;

public sealed class MailboxPageTests(GraphFixture fixture) : IClassFixture<GraphFixture>
{
    [Fact]
    public async Task Inbox_ShowsMessageAndUnreadCountWithoutScript()
    {
        await fixture.Graph.MailAsync("Sichtbar <b>", "urs.luethi@nordlicht.example");

        var home = await GetAsync("");
        var inbox = await GetAsync("mailbox/urs.luethi@nordlicht.example");

        Assert.Contains("Urs Lüthi", home, StringComparison.Ordinal);
        Assert.Contains("Sichtbar &lt;b&gt;", inbox, StringComparison.Ordinal);
        Assert.Contains("""<span class="count">1</span>""", inbox, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageContent_IsShutInByItsPolicy()
    {
        var message = new Message
        {
            Subject = "Böse",
            Body = new ItemBody { ContentType = BodyType.Html, Content = "<html><head></head><body><script>alert(1)</script></body></html>" },
            ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = "regula.frei@nordlicht.example" } }],
        };
        await fixture.Graph.Users[GraphFixture.Sender].SendMail.PostAsync(new() { Message = message });
        var received = await fixture.Graph.Users["regula.frei@nordlicht.example"].Messages.GetAsync();

        var response = await fixture.Http.GetAsync(
            new Uri($"mailbox/regula.frei@nordlicht.example/content/{received!.Value![0].Id}", UriKind.Relative));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("sandbox allow-scripts allow-popups", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-same-origin", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'unsafe-inline'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_OnThePage_ReachesTheOrganizer()
    {
        var created = await fixture.Graph.Users[GraphFixture.Sender].Events.PostAsync(new Event
        {
            Subject = "Runde",
            Start = new DateTimeTimeZone { DateTime = "2027-01-11T10:00:00", TimeZone = "Europe/Vienna" },
            End = new DateTimeTimeZone { DateTime = "2027-01-11T11:00:00", TimeZone = "Europe/Vienna" },
            Attendees = [new Attendee { EmailAddress = new EmailAddress { Address = "paul.leitgeb@nordlicht.example" } }],
        });
        var copy = (await fixture.LocalAsync("events?user=paul.leitgeb@nordlicht.example"))[0].GetProperty("id").GetString();

        await fixture.Http.PostAsync(
            new Uri($"mailbox/paul.leitgeb@nordlicht.example/calendar/{copy}", UriKind.Relative),
            new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["response"] = "accepted" }));
        var entry = await fixture.Graph.Users[GraphFixture.Sender].Events[created!.Id].GetAsync();

        Assert.Equal(ResponseType.Accepted, entry!.Attendees![0].Status!.Response);
    }

    [Fact]
    public async Task Channel_TakesCardsAndNothingElse()
    {
        var card = new { type = "AdaptiveCard", version = "1.5", body = new[] { new { type = "TextBlock", text = "Willkommen, **Mira**" } } };
        var accepted = await PostAsync(new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } });
        var refused = await PostAsync(new { text = "Hallo" });

        var post = Assert.Single((await fixture.LocalAsync("channel")).EnumerateArray());
        var page = await GetAsync("channel");

        Assert.Equal(HttpStatusCode.Accepted, accepted);
        Assert.Equal(HttpStatusCode.BadRequest, refused);
        Assert.Equal("2027-01-04T08:00:00Z", post.GetProperty("postedAt").GetString());
        Assert.Contains("Willkommen, <strong>Mira</strong>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Live_PingsAfterAChange()
    {
        using var response = await fixture.Http.GetAsync(new Uri("live", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(": ready", await reader.ReadLineAsync());
        await reader.ReadLineAsync();

        await fixture.Graph.MailAsync("Neu", GraphFixture.Mira);

        Assert.Equal("data: changed", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData("mailbox/nobody@nordlicht.example")]
    [InlineData("mailbox/mira.hansen@nordlicht.example/inbox/unknown")]
    [InlineData("mailbox/mira.hansen@nordlicht.example/folder")]
    public async Task Page_Unknown_Is404(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await fixture.Http.GetAsync(new Uri(path, UriKind.Relative))).StatusCode);

    private Task<string> GetAsync(string path) => fixture.Http.GetStringAsync(new Uri(path, UriKind.Relative));

    private async Task<HttpStatusCode> PostAsync(object body) =>
        (await fixture.Http.PostAsJsonAsync("_local/channel/webhook", body)).StatusCode;
}
