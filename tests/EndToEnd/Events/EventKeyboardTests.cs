using Automations.EndToEnd.Onboarding;
using Automations.EndToEnd.Pages;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Events;

/// <summary>The events' pages with nothing but a keyboard, and what the code on the screen leads to.</summary>
[Collection(AppInBrowser.OneClock)]
public sealed class EventKeyboardTests(AppInBrowser fixture)
{
    private const string Title = "Tippen statt klicken";

    [Fact]
    public async Task Event_ByKeyboardAlone_IsJoinedAndLeft()
    {
        var app = await fixture.AppAsync();
        var id = await app.PublishAsync(Draft("2027-11-16T12:15"));
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await EventPageTests.SignInAsync(page, $"/events/{id}", "Tarek");

        await page.PressAsync("button[value=register]");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Du bist dabei!");
        await page.PressAsync("button[value=decline]");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Anmelden" })).ToBeVisibleAsync();
        await app.SettleAsync();
        Assert.Single(await app.MessagesAsync("tarek.el-sayed@nordlicht.example", $"Abgemeldet: {Title}"));
    }

    [Fact]
    public async Task Proposal_ByKeyboardAlone_LeadsThroughMistakesToTheEnd()
    {
        var app = await fixture.AppAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await EventPageTests.SignInAsync(page, "/events/propose", "Tarek");

        await page.PressAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#title")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Tastenkürzel zum Mitmachen");
        // understood alike whichever order of day and month, and whichever clock, the browser asks for
        await page.TabToAsync("#day");
        await page.Keyboard.TypeAsync("11112027");
        await page.TabToAsync("#time");
        await page.Keyboard.TypeAsync("1115A");
        await page.PressAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Danke für deine Idee!");
    }

    [Fact]
    public async Task CheckIn_ByKeyboardAndByTheCode_NotesWhoIsThere()
    {
        AppInBrowser.RequireNode();
        await using var app = await AppProcess.StartAsync(new AppStart { Now = "2027-01-12T10:55:00Z" });
        var id = await app.PublishAsync(Draft("2027-01-12T12:15"));
        await app.RegisterAsync(id, OnboardingSteps.Address("mira.hansen"));
        await app.AdvanceAsync("PT22M");
        await using var screen = await fixture.OpenAsync(app, BrowserLook.Desk);
        var host = await screen.NewPageAsync();
        await EventPageTests.SignInAsync(host, $"/events/{id}/check-in", "Jule");
        var code = await host.GetByRole(AriaRole.Link, new() { Name = "Link zum Einchecken" }).GetAttributeAsync("href");

        await using var phone = await fixture.OpenAsync(app, BrowserLook.Phone, javaScript: false);
        var guest = await phone.NewPageAsync();
        await EventPageTests.SignInAsync(guest, new Uri(code!).PathAndQuery, "Tarek");
        await Assertions.Expect(guest.Locator("h1")).ToHaveTextAsync("Bist du da?");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Ja, ich bin da" }).ClickAsync();
        await Assertions.Expect(guest.Locator("h1")).ToHaveTextAsync("Schön, dass du da bist!");
        await guest.GotoAsync(new Uri(code!).PathAndQuery.Replace(id, "another", StringComparison.Ordinal));
        await Assertions.Expect(guest.GetByRole(AriaRole.Button, new() { Name = "Ja, ich bin da" })).ToHaveCountAsync(0);

        await host.ReloadAsync();
        await Assertions.Expect(host.GetByLabel("Tarek")).ToBeCheckedAsync();
        await Assertions.Expect(host.GetByLabel("Mira")).Not.ToBeCheckedAsync();
        await host.TabToAsync("input[name=there]:not(:checked)");
        await host.Keyboard.PressAsync("Space");
        await host.PressAsync("button[value=close]");
        await Assertions.Expect(host.GetByRole(AriaRole.Status)).ToContainTextAsync("2 von 2 waren da.");
    }

    private static object Draft(string start) =>
        new
        {
            format = "LunchAndLearn",
            title = Title,
            hosts = new[] { OnboardingSteps.Address("jule.petersen") },
            start,
            timeZone = "Europe/Zurich",
            minutes = 45,
            onlineMeeting = true,
        };
}
