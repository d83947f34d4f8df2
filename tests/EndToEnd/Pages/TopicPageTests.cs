using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.EndToEnd.Onboarding;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Pages;

/// <summary>The seismograph in a real browser, with what nine weeks of questions have made of it.</summary>
public sealed class TopicPageTests(AppInBrowser fixture, TopicsApp topics) : IClassFixture<TopicsApp>
{
    /// <summary>On a busy machine a page is read long after it was asked for.</summary>
    static TopicPageTests() => Assertions.SetDefaultExpectTimeout(30_000);

    private const string Subject = "Das schlägt gerade aus";

    [Fact]
    public async Task Pages_InEveryLookAndBothLanguages_AreAccessibleAndFit()
    {
        var app = await StartAsync();
        foreach (var look in BrowserLook.All)
        {
            await using var context = await fixture.OpenAsync(app, look);
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            await SignInAsync(page, "/topics", "Nele");
            foreach (var (name, address) in new[] { ("topics", "/topics"), ("topics-en", "/topics?lang=en"), ("topic", "/topics/teams"), ("topic-quiet", "/topics/viva-engage?lang=en") })
            {
                await page.GotoAsync(address);
                foreach (var summary in await page.Locator("main details > summary").AllAsync())
                    await summary.ClickAsync();
                await inspection.CheckAsync(name, look);
            }
        }
    }

    [Fact]
    public async Task Picture_WithoutJavaScriptAndMouse_LeadsToATopicAndWhoCanHelp()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();
        await SignInAsync(page, "/topics", "Nele");

        await Assertions.Expect(page.Locator("#headline")).ToHaveTextAsync("Copilot schlägt aus, „passkey“ ist neu, Viva Engage wird leiser.");
        await Assertions.Expect(page.Locator(".places [aria-current]")).ToHaveTextAsync("Themen");
        await Assertions.Expect(page.GetByRole(AriaRole.Img, new() { Name = "Copilot, Woche für Woche" })).ToBeVisibleAsync();
        await page.Locator(".as-table > summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Row, new() { Name = "Copilot Schlägt aus" })).ToContainTextAsync("24");
        await page.GetByRole(AriaRole.Link, new() { Name = "Teams" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Teams");
        await Assertions.Expect(page.Locator(".helps").GetByRole(AriaRole.Link, new() { Name = "Nele Wulf" })).ToHaveAttributeAsync("href", $"mailto:{OnboardingSteps.Address("nele.wulf")}");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who can help" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Somebody_WhoDoesNotTakePart_IsInvitedInstead()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();

        await SignInAsync(page, "/topics", "Grace");

        await Assertions.Expect(page.Locator("main").GetByRole(AriaRole.Link, new() { Name = "Ich mache mit" })).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Copilot");
    }

    [Fact]
    public async Task Eruption_IsToldToTheManagersOnce_AndTheMailLeadsToThePicture()
    {
        var app = await StartAsync();
        var mails = await app.MessagesAsync(subject: Subject);
        Assert.Equal(mails.Count, mails.DistinctBy(mail => mail.To[0]).Count());
        var mail = Assert.Single(mails, mail => mail.To[0] == OnboardingSteps.Address("jule.petersen"));
        Assert.Contains("Copilot: 24 Fragen, 2,7-mal so viele wie sonst", mail.Text, StringComparison.Ordinal);

        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        foreach (var look in new[] { BrowserLook.Desk, BrowserLook.PhoneDark })
            await new PageInspection(page).CheckMailAsync(mail, look);
        await SignInAsync(page, mail.LinkTo("topics").PathAndQuery, "Jule");

        await Assertions.Expect(page.Locator("#headline")).ToContainTextAsync("Copilot schlägt aus");
    }

    [Fact]
    public async Task Api_TellsTheSame_ToThoseWithARole()
    {
        var app = await StartAsync();
        using var stranger = await app.App.GetAsync("/api/topics");
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/topics");
        request.Headers.Authorization = await app.TokenAsync();
        using var answer = await app.App.SendAsync(request);

        var told = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("2027-W01", told.GetProperty("week").GetString());
        Assert.Equal(
            [("Copilot", "Rising"), ("passkey", "New"), ("Viva Engage", "Falling")],
            told.GetProperty("topics").EnumerateArray().Take(3).Select(topic => (topic.GetProperty("name").GetString()!, topic.GetProperty("motion").GetString()!))
        );
    }

    private async Task<AppProcess> StartAsync()
    {
        AppInBrowser.RequireNode();
        return await topics.GetAsync();
    }

    private static async Task SignInAsync(IPage page, string address, string name)
    {
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(address);
        await page.FillAsync("input[type=search]", name);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("/topics", StringComparison.Ordinal));
    }
}
