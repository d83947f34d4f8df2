using Microsoft.Playwright;

namespace Automations.EndToEnd.Pages;

[Collection(AppInBrowser.OneClock)]
public sealed class PageTests(AppInBrowser fixture)
{
    private const string Champion = "nele.wulf@nordlicht.example";
    private const string Manager = "finn.ahrens@nordlicht.example";

    [Fact]
    public async Task EveryPageAndMail_OnDeskAndPhoneInLightAndDark_IsAccessible()
    {
        var app = await fixture.AppAsync();
        await VisitAsync(app, ("home", "/"), ("home-en", "/?lang=en"), ("join", "/join"), ("privacy", "/privacy"), ("missing", "/no/such/page"), ("broken-link", "/approval?link=abc"));

        await app.SignUpAsync(Champion);
        await app.SettleAsync();
        var confirm = Assert.Single(await app.MessagesAsync(Champion, "Bitte bestätigen")).LinkTo("confirm");
        await VisitAsync(app, ("confirm", confirm.PathAndQuery));
        await PressAsync(app, confirm, "Ja, das war ich");
        await app.SettleAsync();
        var approval = Assert.Single(await app.MessagesAsync(Manager, "einverstanden?")).LinkTo("approval");
        await VisitAsync(app, ("approval", approval.PathAndQuery), ("confirmed", confirm.PathAndQuery));
        await PressAsync(app, approval, "Ja, ich bin einverstanden");
        await app.AdvanceAsync("P7D");
        var lastMail = (await app.MessagesAsync(Champion, "Wie war dein Start?"))[^1];
        var (checkIn, leave) = (lastMail.LinkTo("check-in"), lastMail.LinkTo("leave"));
        await VisitAsync(app, ("decided", approval.PathAndQuery), ("check-in", checkIn.PathAndQuery), ("leave", leave.PathAndQuery));

        var mails = await app.MessagesAsync();
        Assert.True(mails.Count >= 4, "There are fewer mails than there should be.");
        foreach (var look in BrowserLook.All)
        {
            await using var context = await fixture.OpenAsync(app, look);
            var inspection = new PageInspection(await context.NewPageAsync());
            foreach (var mail in mails.DistinctBy(mail => mail.Subject))
                await inspection.CheckMailAsync(mail, look);
        }
    }

    [Fact]
    public async Task Join_ByKeyboardAlone_LeadsThroughMistakesToTheEnd()
    {
        var app = await fixture.AppAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/join");

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Zum Inhalt springen" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.TabToAsync("#person");
        await page.Keyboard.TypeAsync("tarek.el-sayed@nordlicht.example");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#role")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("#role-PowerUser")).ToBeCheckedAsync();
        await page.TabToAsync("#consent");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("button[type=submit]");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Danke, das ging schnell!");
        await app.SettleAsync();
        Assert.Single(await app.MessagesAsync("tarek.el-sayed@nordlicht.example", "Bitte bestätigen"));
    }

    [Fact]
    public async Task Join_WithoutJavaScript_WorksJustTheSame()
    {
        var app = await fixture.AppAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/join?lang=en");
        await page.FillAsync("#person", "grace.okonkwo@nordlicht.example");
        await page.GetByLabel("Floorwalker").CheckAsync();
        await page.GetByLabel("Teams").CheckAsync();
        await page.GetByLabel("I agree").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the sign-up" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Thank you, that was quick!");
    }

    [Fact]
    public async Task Join_SignedInWithTheCompanyAccount_NeedsNoConfirmation()
    {
        const string person = "linh.nguyen@nordlicht.example";
        var app = await fixture.AppAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();

        await page.GotoAsync("/join");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lieber mit dem Firmenkonto anmelden" }).ClickAsync();
        await page.FillAsync("input[type=search]", "Linh");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Linh" }).ClickAsync();
        await Assertions.Expect(page.Locator("form.card, .card form").First).ToContainTextAsync("Du meldest dich selbst an");
        await Assertions.Expect(page.Locator("#person")).ToHaveCountAsync(0);
        await page.GetByLabel("Ambassador").CheckAsync();
        await page.GetByLabel("Ich bin einverstanden").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmeldung abschicken" }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Danke, das ging schnell!");
        await app.SettleAsync();
        Assert.Empty(await app.MessagesAsync(person));
        Assert.NotEmpty(await app.MessagesAsync("swantje.roehrs@nordlicht.example", "Linh"));

        await page.GotoAsync("/join");
        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).ClickAsync();
        await page.GotoAsync("/join");
        await Assertions.Expect(page.Locator("#person")).ToBeVisibleAsync();
    }

    private async Task VisitAsync(AppProcess app, params (string Name, string Address)[] pages)
    {
        foreach (var look in BrowserLook.All)
        {
            await using var context = await fixture.OpenAsync(app, look);
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            foreach (var (name, address) in pages)
            {
                await page.GotoAsync(address);
                await inspection.CheckAsync(name, look);
            }
        }
    }

    private async Task PressAsync(AppProcess app, Uri address, string button)
    {
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.PathAndQuery);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await page.WaitForLoadStateAsync();
    }
}
