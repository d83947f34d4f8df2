using Automations.EndToEnd.Onboarding;
using Automations.EndToEnd.Pages;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Events;

/// <summary>The events' pages in a real browser.</summary>
[Collection(AppInBrowser.OneClock)]
public sealed class EventPageTests(AppInBrowser fixture)
{
    private static object Draft(string title, int? capacity = null) =>
        new
        {
            format = "LunchAndLearn",
            title,
            description = "Ein **gemeinsames Notizbuch**:\n\n- anlegen\n- teilen\n- finden",
            hosts = new[] { OnboardingSteps.Address("jule.petersen") },
            start = "2027-11-16T12:15",
            timeZone = "Europe/Zurich",
            minutes = 45,
            place = "Raum Limmat",
            onlineMeeting = true,
            topics = new[] { "OneNote" },
            languages = new[] { "de" },
            capacity,
        };

    [Fact]
    public async Task Pages_InEveryLook_AreAccessibleAndFit()
    {
        var app = await fixture.AppAsync();
        var id = await app.PublishAsync(Draft("OneNote für alle, die viel zu viele Notizen haben", capacity: 30));
        await app.RegisterAsync(id, OnboardingSteps.Address("mira.hansen"), "Wie finde ich eine Seite wieder, deren Titel ich nicht mehr weiß?");
        await app.RegisterAsync(id, OnboardingSteps.Address("jule.petersen"), "Geht das auch auf dem Diensthandy?");
        var free = await app.PublishAsync(Draft("Ein Notizbuch für die ganze Filiale"));
        await app.SettleAsync();
        foreach (var look in BrowserLook.All)
        {
            await using var context = await fixture.OpenAsync(app, look);
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            await SignInAsync(page, "/events", "Jule");
            foreach (var (name, address) in new[] { ("events", "/events"), ("events-month", "/events?month=2027-11"), ("event", $"/events/{id}"), ("event-free", $"/events/{free}"), ("event-new", "/events/new"), ("event-edit", $"/events/{id}/edit"), ("event-propose", "/events/propose"), ("event-check-in", $"/events/{id}/check-in"), ("desk", "/desk") })
            {
                await page.GotoAsync(address);
                await inspection.CheckAsync(name, look);
            }
        }
    }

    [Fact]
    public async Task Event_WithoutJavaScript_IsJoinedAndLeftByTheLinkInTheMail()
    {
        const string Person = "grace.okonkwo@nordlicht.example";
        var app = await fixture.AppAsync();
        var id = await app.PublishAsync(Draft("Ein Notizbuch ohne Skript"));
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();
        await SignInAsync(page, $"/events/{id}", "Grace");

        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Du bist dabei!");
        await app.SettleAsync();
        var mail = (await app.MessagesAsync(Person, "You are in: Ein Notizbuch ohne Skript")).Single();

        await using var elsewhere = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var phone = await elsewhere.NewPageAsync();
        await phone.GotoAsync(mail.LinkTo($"events/{id}").PathAndQuery);
        await phone.GetByRole(AriaRole.Button, new() { Name = "Give the seat back" }).ClickAsync();
        await Assertions.Expect(phone.GetByRole(AriaRole.Status)).ToContainTextAsync("You said you cannot come");
        await app.SettleAsync();
        Assert.Single(await app.MessagesAsync(Person, "Signed off: Ein Notizbuch ohne Skript"));
    }

    [Fact]
    public async Task Question_WithoutJavaScript_ReachesTheHostsWithoutAName()
    {
        var app = await fixture.AppAsync();
        var id = await app.PublishAsync(Draft("Ein Notizbuch mit Fragen"));
        await app.RegisterAsync(id, OnboardingSteps.Address("mira.hansen"), "Wer darf was?");
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();
        await SignInAsync(page, $"/events/{id}", "Tarek");

        await page.GetByLabel("Was möchtest du wissen?").FillAsync("Wie teile ich es?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmelden" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Deine Frage ist notiert");
        await page.GetByLabel("Was möchtest du wissen?").FillAsync("Auch am Handy?\nUnd unterwegs?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Frage ändern" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Was möchtest du wissen?")).ToHaveValueAsync("Auch am Handy?\nUnd unterwegs?");
        await Assertions.Expect(page.Locator(".questions")).ToHaveCountAsync(0);

        await using var desk = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var host = await desk.NewPageAsync();
        await SignInAsync(host, $"/events/{id}", "Jule");
        foreach (var address in new[] { $"/events/{id}", $"/events/{id}/check-in" })
        {
            await host.GotoAsync(address);
            await Assertions.Expect(host.Locator(".questions li")).ToHaveTextAsync(["Auch am Handy? Und unterwegs?", "Wer darf was?"]);
            await Assertions.Expect(host.Locator("main")).Not.ToContainTextAsync("Tarek");
        }

        await page.GetByLabel("Was möchtest du wissen?").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Frage ändern" }).ClickAsync();
        await host.ReloadAsync();
        await Assertions.Expect(host.Locator(".questions li")).ToHaveTextAsync(["Wer darf was?"]);
    }

    [Fact]
    public async Task Proposal_OfAChampionWithoutJavaScript_IsPublishedByAManager()
    {
        var app = await fixture.AppAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();
        await SignInAsync(page, "/events/propose", "Nele");

        await page.GetByRole(AriaRole.Button, new() { Name = "Idee abschicken" }).ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync("Titel");
        await page.FillAsync("#title", "Tastenkürzel, die ich liebe");
        await page.FillAsync("#day", "2027-11-18");
        await page.FillAsync("#time", "13:00");
        // what belongs to a choice is there when the choice is made
        await Assertions.Expect(page.Locator("#audienceInvited, #audienceGroup, #audienceTopics")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#audienceTopics")).ToBeHiddenAsync();
        await page.GetByLabel("Champions mit bestimmten Themen").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Idee abschicken" }).ClickAsync();
        await page.Locator("#error-summary").GetByRole(AriaRole.Link, new() { Name = "Bitte wähle mindestens ein Thema." }).ClickAsync();
        await page.Locator("[name=audienceTopics][value=OneNote]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Idee abschicken" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Danke für deine Idee!");
        await app.AdvanceAsync("P3D");
        var mail = (await app.MessagesAsync(OnboardingSteps.Address("jule.petersen"), "Tastenkürzel, die ich liebe")).Single();

        await using var office = await fixture.OpenAsync(app, BrowserLook.Desk);
        var manager = await office.NewPageAsync();
        var address = mail.Text.Split().Single(word => word.Contains("/edit?", StringComparison.Ordinal));
        await SignInAsync(manager, new Uri(address).PathAndQuery, "Jule");
        await Assertions.Expect(manager.Locator("[name=audienceTopics]:checked")).ToHaveValueAsync("OneNote");
        await manager.GetByRole(AriaRole.Button, new() { Name = "Speichern und veröffentlichen" }).ClickAsync();
        await Assertions.Expect(manager.GetByRole(AriaRole.Status)).ToContainTextAsync("veröffentlicht");
        await manager.GotoAsync("/events");
        await Assertions.Expect(manager.GetByRole(AriaRole.Link, new() { Name = "Tastenkürzel, die ich liebe" })).ToBeVisibleAsync();
    }

    internal static async Task SignInAsync(IPage page, string address, string name)
    {
        await page.GotoAsync(address);
        await page.FillAsync("input[type=search]", name);
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains(address.Split('?')[0], StringComparison.Ordinal));
    }
}
