using Automations.EndToEnd.Onboarding;
using Automations.EndToEnd.Pages;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Digests;

/// <summary>The pages and mails of digests, reports, thanks and material in a real browser.</summary>
[Collection(AppInBrowser.OneClock)]
public sealed class DigestPageTests(AppInBrowser fixture)
{
    private const string Editor = "jule.petersen@nordlicht.example";

    private static readonly Reader Champion = new("imogen.fairbanks@nordlicht.example", "Imogen Fairbanks", "London", "Europe/London", "en");

    /// <summary>Light on a desk, dark on a phone, and the narrowest there is; what they share is looked at in all looks elsewhere.</summary>
    private static readonly BrowserLook[] Looks = [BrowserLook.Desk, BrowserLook.PhoneDark, BrowserLook.Narrow];

    [Fact]
    public async Task PagesAndMails_InEveryLook_AreAccessibleAndFit()
    {
        var app = await fixture.AppAsync();
        await AnnounceAsync(app, "Pivot-Tabellen ohne Angst", "Teams");
        var edition = await PlaceAsync(app, "looks");
        var month = await ReportTwoMonthsAsync(app);
        await ThankAsync(app, Champion);

        foreach (var look in Looks)
        {
            await using var context = await fixture.OpenAsync(app, look);
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            await SignInAsync(page, "/digests");
            foreach (var (name, address) in new[] { ("digests", "/digests"), ("digest-edit", $"/digests/{edition}/edit"), ("material", "/material"), ("material-none", "/material?topic=OneNote&language=en"), ("material-new", "/material/new"), ("thanks", "/thanks"), ("reports", "/reports"), ("report", $"/reports/{month}") })
            {
                await page.GotoAsync(address);
                await inspection.CheckAsync(name, look);
            }
        }

        await app.SteerDigestAsync(edition, "approve");
        await app.AdvanceAsync("P4D");
        var digest = (await app.MessagesAsync(Champion.Address)).Single(mail => mail.Headers.ContainsKey("List-Unsubscribe") && mail.Text.Contains($"/digests/{edition}?", StringComparison.Ordinal));
        var thanks = (await app.MessagesAsync(Champion.Address, "Thanks from"))[^1];
        var preview = (await app.MessagesAsync(Editor, "Zur Freigabe"))[^1];
        var report = (await app.MessagesAsync(Editor)).Last(mail => mail.Attachments?.Any(file => file.ContentType == "image/png") == true);
        foreach (var look in Looks)
        {
            await using var context = await fixture.OpenAsync(app, look);
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            foreach (var (name, address) in new[] { ("digest", digest.LinkTo($"digests/{edition}")), ("digest-preferences", digest.LinkTo("digests/preferences")), ("thanked", thanks.LinkTo(new Uri(LinkIn(thanks, "/thanks/")).AbsolutePath.TrimStart('/'))) })
            {
                await page.GotoAsync(address.PathAndQuery);
                await inspection.CheckAsync(name, look);
            }

            // a page of its own: what the app's pages forbid would hold for the mail as well
            var mailProgram = new PageInspection(await context.NewPageAsync());
            foreach (var mail in new[] { digest, thanks, preview, report })
                await mailProgram.CheckMailAsync(mail, look);
            await mailProgram.CheckMailAsync(report, look, withPictures: false);
        }
    }

    [Fact]
    public async Task Edition_WithoutJavaScript_IsLookedAtForAnOfficeChangedAndApproved()
    {
        var app = await fixture.AppAsync();
        await AnnounceAsync(app, "Kurze Wege mit Planner", "Teams");
        var edition = await PlaceAsync(app, "without-script");
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();
        await SignInAsync(page, $"/digests/{edition}/edit");

        await page.SelectOptionAsync("#previewLanguage", "de");
        await page.SelectOptionAsync("#previewOffice", "London");
        await page.FillAsync("#subject-de", "");
        await page.GetByRole(AriaRole.Button, new() { Name = "So ansehen" }).ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary")).ToContainTextAsync("Betreff");
        await page.FillAsync("#subject-de", "Von Hand benannt");
        await page.GetByRole(AriaRole.Button, new() { Name = "So ansehen" }).ClickAsync();
        await Assertions.Expect(page.Locator("article[lang]")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("article[lang=de] h3").First).ToHaveTextAsync("Von Hand benannt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Freigeben" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Freigegeben");

        await app.SettleAsync();
        await page.GotoAsync("/digests?lang=de");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Von Hand benannt" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Material_ByKeyboardAlone_IsAnnouncedThroughMistakes()
    {
        var app = await fixture.AppAsync();
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await SignInAsync(page, "/material/new");

        await page.TabToAsync("#link");
        await page.Keyboard.TypeAsync("https://nordlicht.example/tastatur");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#title-de")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Alles mit der Tastatur");
        await page.TabToAsync("button[value=save]");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Alles mit der Tastatur", Exact = true })).ToBeVisibleAsync();
    }

    private static async Task AnnounceAsync(AppProcess app, string title, string topic)
    {
        using var answer = await app.ManageAsync(HttpMethod.Post, "/api/material", new { title = new { de = title, en = $"{title} (in German)" }, text = new { de = "In fünf Minuten erklärt." }, link = $"https://nordlicht.example/{Uri.EscapeDataString(title)}", topics = new[] { topic } });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Out of turn, with a champion who gets it.</summary>
    private static async Task<string> PlaceAsync(AppProcess app, string edition)
    {
        await app.AddChampionsAsync([Champion]);
        // what is announced this very moment is for the next edition
        await app.SettleAsync();
        using var answer = await app.ManageAsync(HttpMethod.Post, "/api/digests", new { edition });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await app.SettleAsync();
        Assert.Equal("InReview", await app.StateOfDigestAsync(edition));
        return edition;
    }

    /// <returns>The later of the two, which has something to compare with.</returns>
    private static async Task<string> ReportTwoMonthsAsync(AppProcess app)
    {
        var now = await app.NowAsync();
        var months = new[] { now.AddMonths(-2), now.AddMonths(-1) }.Select(moment => $"{moment:yyyy-MM}").ToList();
        foreach (var month in months)
        {
            using var answer = await app.ManageAsync(HttpMethod.Post, "/api/workflows/report", new { month });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        }

        await app.SettleAsync();
        return months[^1];
    }

    private async Task ThankAsync(AppProcess app, Reader whom)
    {
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk, javaScript: false);
        var page = await context.NewPageAsync();
        await SignInAsync(page, "/thanks");
        await page.FillAsync("#to", whom.Address);
        await page.FillAsync("#text", "für die Geduld mit meinen Fragen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Danke sagen" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("unterwegs");
    }

    private static string LinkIn(SentMessage mail, string path) => mail.Text.Split().First(word => word.Contains(path, StringComparison.Ordinal));

    private static async Task SignInAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.FillAsync("input[type=search]", "Jule");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Jule" }).First.ClickAsync();
        await page.WaitForURLAsync(url => url.Contains(address, StringComparison.Ordinal));
    }
}
