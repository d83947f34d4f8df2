using System.Text.RegularExpressions;
using Automations.EndToEnd.Events;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Pages;

/// <summary>The dashboard in a real browser: accessible in every look, by keyboard, live, and without JavaScript.</summary>
public sealed class AdminPageTests(AppInBrowser fixture, DashboardApp dashboard) : IClassFixture<DashboardApp>
{
    /// <summary>On a busy machine a page is read long after it was asked for.</summary>
    static AdminPageTests() => Assertions.SetDefaultExpectTimeout(30_000);

    [Fact]
    public async Task EveryPage_OnDeskAndPhoneInLightAndDark_IsAccessible()
    {
        var app = await StartAsync();
        var instance = dashboard.Instance;
        (string Name, string Address)[] pages =
        [
            ("admin", "/admin/"), ("admin-list", "/admin/instances"), ("admin-none", "/admin/instances?id=nobody"), ("admin-wrong-time", "/admin/instances?from=x"),
            ("admin-instance", DashboardApp.PageOf(instance)), ("admin-failed", DashboardApp.PageOf(DashboardApp.Broken)),
            ("admin-history", "/admin/history?id=" + instance), ("admin-terminate", "/admin/confirm/terminate?id=" + instance),
            ("admin-functions", "/admin/run"), ("admin-start", "/admin/run/Onboarding"), ("admin-message", "/admin/run/ChampionSignUps"),
            ("admin-queues", "/admin/queues"), ("admin-poison", "/admin/queues/champion-signups"), ("admin-delete", "/admin/confirm-delete?queue=champion-signups"),
            ("admin-missing", "/admin/instances/nobody"), ("ledger", "/admin/ledger"), ("ledger-filtered", "/admin/ledger?state=Failed&lang=en"),
        ];
        string[] inAllLooks = ["admin", "admin-list", "admin-instance", "admin-poison", "ledger"];
        foreach (var look in BrowserLook.All)
        {
            await using var context = await fixture.OpenAsync(app, look);
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            foreach (var (name, address) in pages.Where(each => look.Name is "desk" or "phone-dark" || inAllLooks.Contains(each.Name)))
            {
                await page.GotoAsync(address);
                await inspection.CheckAsync(name, look);
            }

            await page.GotoAsync(DashboardApp.PageOf(instance));
            await page.Locator(".raise > summary").ClickAsync();
            await page.GetByLabel("Event", new() { Exact = true }).FillAsync("Anything");
            await page.GetByLabel("Data, as JSON").FillAsync("{");
            await page.GetByRole(AriaRole.Button, new() { Name = "Raise event" }).ClickAsync();
            await Assertions.Expect(page.Locator("#data-problem")).ToBeVisibleAsync();
            await inspection.CheckAsync("admin-event-problem", look);
        }
    }

    [Fact]
    public async Task Timeline_NamesEveryStepAndLeadsToItsDetails()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(DashboardApp.PageOf(dashboard.Instance));

        var rows = page.Locator("svg.chart [role=listitem] a");
        var names = await rows.EvaluateAllAsync<string[]>("rows => rows.map(row => row.getAttribute('aria-label'))");
        Assert.Contains(names, name => name.StartsWith("QueueMessage, Activity, ", StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith("SignUpConfirmed received, Event, ", StringComparison.Ordinal));
        Assert.Contains(names, name => name.StartsWith("until ", StringComparison.Ordinal) && name.EndsWith("still open", StringComparison.Ordinal));
        await rows.Last.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator($"tr:target td").First).ToHaveTextAsync(names.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Assertions.Expect(page.Locator("tr:target")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task RaiseEvent_ByKeyboardAlone_LeadsThroughAMistakeToTheEnd()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(DashboardApp.PageOf(dashboard.Instance));

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, ".raise > summary");
        await page.Keyboard.PressAsync("Enter");
        await TabToAsync(page, "#event");
        await page.Keyboard.TypeAsync("NobodyWaitsForThis");
        await TabToAsync(page, "#data");
        await page.Keyboard.TypeAsync("{\"half\":");
        await TabToAsync(page, ".raise button");
        await page.Keyboard.PressAsync("Enter");

        var data = page.Locator("#data[aria-invalid]");
        await Assertions.Expect(data).ToBeFocusedAsync();
        await Assertions.Expect(data).ToHaveValueAsync("{\"half\":");
        await Assertions.Expect(page.Locator("#event")).ToHaveValueAsync("NobodyWaitsForThis");
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("1}");
        await TabToAsync(page, ".raise button");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The event NobodyWaitsForThis has been raised.");
        await Assertions.Expect(page.Locator("svg.chart")).ToContainTextAsync("NobodyWaitsForThis");
    }

    [Fact]
    public async Task OpenPage_FollowsWhatHappensAndKeepsWhatIsTyped()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/admin/");
        var (typing, clock, pause) = (page.Locator("#by"), page.Locator(".now time"), page.Locator("[data-pause]"));
        await Assertions.Expect(pause).ToBeVisibleAsync();
        await typing.ClickAsync();
        await page.Keyboard.TypeAsync("P3");

        await app.AdvanceAsync("PT1H");
        await Assertions.Expect(clock).ToHaveTextAsync(await ShownAsync(app));

        await Assertions.Expect(typing).ToBeFocusedAsync();
        await Assertions.Expect(typing).ToHaveValueAsync("P3");
        await page.Keyboard.TypeAsync("D");
        await Assertions.Expect(typing).ToHaveValueAsync("P3D");
    }

    [Fact]
    public async Task OpenPage_Paused_AsksForNothingUntilItGoesOn()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.Clock.InstallAsync();
        var asked = 0;
        page.Request += (_, request) => asked += request.Url.EndsWith("/admin/changes", StringComparison.Ordinal) ? 1 : 0;
        await page.GotoAsync("/admin/");
        var pause = page.Locator("[data-pause]");
        await pause.ClickAsync();
        await Assertions.Expect(pause).ToHaveAttributeAsync("aria-pressed", "false");

        var before = asked;
        await page.Clock.RunForAsync(30_000);
        Assert.Equal(before, asked);

        await app.AdvanceAsync("PT1H");
        await pause.ClickAsync();
        await page.Clock.ResumeAsync();
        await Assertions.Expect(page.Locator(".now time")).ToHaveTextAsync(await ShownAsync(app));
    }

    [Fact]
    public async Task EveryStep_WithoutJavaScript_WorksJustTheSame()
    {
        var app = await StartAsync();
        await DashboardApp.StartAsync(app, "to-be-ended", "\"nothing\"");
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/admin/");
        await Assertions.Expect(page.Locator("[data-pause]")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "1 hour" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Time moved on by 60 min");

        await page.GetByRole(AriaRole.Link, new() { Name = "Workflows", Exact = true }).ClickAsync();
        await page.GetByLabel("Id contains").FillAsync("TO-BE");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "to-be-ended" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Purge …" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Purge this workflow?");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave it alone" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Purge …" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Purge it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("to-be-ended has been purged.");

        await page.GotoAsync("/admin/");
        await page.GetByLabel("By", new() { Exact = true }).FillAsync("P-nonsense");
        await page.Locator("form:has(#by) button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("is no duration");
        await Assertions.Expect(page.Locator("#by")).ToHaveValueAsync("P-nonsense");
    }

    /// <summary>An operator's page of the ledger is signed in by the host; the page itself asks for the sign-in.</summary>
    [Fact]
    public async Task Ledger_OutsideTheDashboard_AsksForTheSignIn()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/ledger");

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("oauth2/v2.0/authorize", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Ledger_ForAManagerWithoutAMouse_StopsFiltersTakesBackAndGoesOn()
    {
        var app = await StartAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await EventPageTests.SignInAsync(page, "/ledger?lang=en", "Jule");

        await page.PressAsync("button[value=stop]");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("All sending is stopped by Jule");
        await new PageInspection(page).CheckAsync("ledger-stopped", BrowserLook.Desk);
        await app.SignUpAsync("linh.nguyen@nordlicht.example");
        await app.SettleAsync();

        await page.TabToAsync("#state");
        await page.Keyboard.TypeAsync("Queued");
        await page.PressAsync(".filter button");
        await Assertions.Expect(page.Locator("#state")).ToHaveValueAsync("Queued");
        await Assertions.Expect(page.Locator("table.ledger .state:not(.queued)")).ToHaveCountAsync(0);
        await page.PressAsync("table.ledger a");
        await Assertions.Expect(page.Locator("#workflow")).ToHaveValueAsync(new Regex("^onboarding-", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.PressAsync("button[value=cancel]");
        await Assertions.Expect(page.GetByText("One message is concerned.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("table.ledger .state.skipped + .small")).ToHaveTextAsync("taken back before it was sent");
        await Assertions.Expect(page.Locator("dl.totals div:has-text('Skipped') dd")).ToHaveTextAsync("1");
        await new PageInspection(page).CheckAsync("ledger-taken-back", BrowserLook.Desk);

        await page.PressAsync("button[value=resume]");
        await Assertions.Expect(page.Locator("button[value=stop]")).ToBeVisibleAsync();
        await app.SettleAsync();
        Assert.Empty(await app.MessagesAsync("linh.nguyen@nordlicht.example"));
    }

    private async Task<AppProcess> StartAsync()
    {
        AppInBrowser.RequireNode();
        return await dashboard.GetAsync();
    }

    private static async Task<string> ShownAsync(AppProcess app) =>
        (await app.NowAsync()).UtcDateTime.ToString("ddd d MMM yyyy, HH:mm", System.Globalization.CultureInfo.InvariantCulture) + " UTC";

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var stops = 0; stops < 60; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
        }

        Assert.Fail($"The keyboard does not reach {selector}.");
    }
}
