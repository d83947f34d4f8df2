using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.EndToEnd.Onboarding;
using Automations.EndToEnd.Pages;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Surveys;

/// <summary>A monthly pulse in the running app: asked, answered by real HTTP and in a browser, reminded, closed and read.</summary>
public sealed class SurveyRunTests(AppInBrowser fixture)
{
    private const string Runs = "/api/surveys/monthly-pulse/runs";
    private const string Results = "/surveys/monthly-pulse/results";

    private static readonly string[] Early =
    [
        "mira.hansen", "sabine.krueger", "wiebke.claasen", "frauke.johannsen", "lasse.bruhn", "finn.ahrens", "tarek.el-sayed", "swantje.roehrs",
    ];

    private static readonly string[] Late = ["oliver.hartley", "goran.juric"];

    private static readonly string[] Silent = ["rhys.pritchard", "urs.luethi", "lukas.steininger", "johann.obermaier"];

    /// <summary>Fills the page in, and leaves it without sending.</summary>
    private const string Leaving = "annika.schaefer";

    private static readonly object Named = new
    {
        id = "named-pulse",
        anonymous = false,
        title = new { de = "Was macht dir Freude?", en = "What do you enjoy?" },
        invitation = new { de = "sag uns, was dir Freude macht.", en = "tell us what you enjoy." },
        questions = new object[]
        {
            new { id = "joy", kind = "scale", required = true, text = new { de = "Wie viel?", en = "How much?" }, low = new { de = "wenig", en = "little" }, high = new { de = "viel", en = "much" } },
            new { id = "why", kind = "freeText", text = new { de = "Warum?", en = "Why?" } },
        },
    };

    /// <summary>A mail of low priority waits two minutes for others to the same person.</summary>
    private const string UntilAsked = "PT3M";

    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Pulse_FromTheOrderToTheResults_AsksEachOnceAndRemindsOnlyTheSilent()
    {
        await using var app = await AppProcess.StartAsync();
        string[] everyone = [.. Early, .. Late, .. Silent, Leaving];
        var order = new { run = "pulse-1", audience = everyone.Select(OnboardingSteps.Address) };

        using (var started = await app.ManageAsync(HttpMethod.Post, Runs, order))
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        using (var again = await app.ManageAsync(HttpMethod.Post, Runs, order))
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await app.AdvanceAsync(UntilAsked);

        await LookAtTheFormAsync(app);
        await LeaveTheFormAsync(app);
        foreach (var person in Early)
            Assert.StartsWith("Danke", await app.AnswerSurveyAsync(person, ("q-often", "few"), ("q-joy", "4"), ("q-asked", "Wie teile ich eine Datei?")), StringComparison.Ordinal);
        Assert.Equal("Mit diesem Link ist schon geantwortet worden", await app.AnswerSurveyAsync(Early[0], ("q-often", "many")));

        await app.AdvanceAsync("P4D");
        foreach (var person in Late)
            Assert.Contains("!", await app.AnswerSurveyAsync(person, ("q-often", "some"), ("q-joy", "5")), StringComparison.Ordinal);
        await app.AdvanceAsync("P12D");

        var mails = (await app.MessagesAsync()).Select(mail => (To: mail.To[0].Split('@')[0], IsReminder: mail.Subject.StartsWith("Noch offen", StringComparison.Ordinal) || mail.Subject.StartsWith("Still open", StringComparison.Ordinal), mail.Subject)).ToList();
        Assert.Equal(everyone.Order(), mails.Where(mail => everyone.Contains(mail.To) && !mail.IsReminder).Select(mail => mail.To).Order());
        Assert.Equal(Late.Concat(Silent).Concat(Silent).Order(), mails.Where(mail => mail.IsReminder).Select(mail => mail.To).Order());
        Assert.Equal(["emre.yildiz", "jule.petersen"], mails.Where(mail => !everyone.Contains(mail.To)).Select(mail => mail.To).Order());

        await CheckResultsAsync(app);
        await LookAtTheMailsAsync(app);
        await HoldTwoMoreAsync(app);
        await StartByKeyboardAsync(app);
        await LookAtTheResultsAsync(app);
    }

    private static async Task CheckResultsAsync(AppProcess app)
    {
        using var answer = await app.ManageAsync(HttpMethod.Get, $"{Runs}/pulse-1");
        var run = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("Closed", 15, 11), (run.GetProperty("state").GetString(), run.GetProperty("invited").GetInt32(), run.GetProperty("answered").GetInt32()));
        var often = run.GetProperty("results").GetProperty("questions").EnumerateArray().Single(question => question.GetProperty("question").GetString() == "often");
        Assert.Equal((9, 2), (often.GetProperty("tally").GetProperty("few").GetInt32(), often.GetProperty("tally").GetProperty("some").GetInt32()));

        using var csv = await app.ManageAsync(HttpMethod.Get, $"{Results}.csv?run=pulse-1");
        var table = await csv.Content.ReadAsStringAsync();
        Assert.Contains("Wie teile ich eine Datei?", table, StringComparison.Ordinal);
        Assert.DoesNotContain("mira", table, StringComparison.OrdinalIgnoreCase);
        // nothing that was answered has found its way into the app's log
        Assert.DoesNotContain("Wie teile ich", app.Output, StringComparison.Ordinal);
    }

    private async Task LookAtTheFormAsync(AppProcess app)
    {
        var link = (await app.SurveyLinkAsync(Silent[0])).PathAndQuery;
        await VisitAsync(app, "survey", link, signedIn: false, BrowserLook.All);

        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("#q-missing")).ToBeHiddenAsync();
        await page.Locator("[name=q-joy][value='1']").CheckAsync();
        await Assertions.Expect(page.Locator("#q-missing")).ToBeVisibleAsync();
        await page.FillAsync("#q-asked", "Noch nicht abgeschickt");
        // nothing required is answered yet: the draft stays in the browser
        await page.GotoAsync("/privacy");
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("#q-asked")).ToHaveValueAsync("Noch nicht abgeschickt");
        await Assertions.Expect(page.Locator("#q-missing")).ToBeVisibleAsync();
    }

    private async Task LeaveTheFormAsync(AppProcess app)
    {
        var link = (await app.SurveyLinkAsync(Leaving)).PathAndQuery;
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        await page.Locator("[name=q-often][value='few']").CheckAsync();
        await page.GotoAsync("/privacy");

        using var limit = new CancellationTokenSource(LongEnough);
        // the receipt comes back when the answer has been noted
        while (!(await context.CookiesAsync()).Any(cookie => cookie.Name.StartsWith("survey-", StringComparison.Ordinal)))
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        Assert.Equal(1, await AnsweredAsync(app));
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("[name=q-often][value='few']")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Änderung speichern" })).ToBeVisibleAsync();
    }

    private static async Task<int> AnsweredAsync(AppProcess app)
    {
        using var answer = await app.ManageAsync(HttpMethod.Get, $"{Runs}/pulse-1");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answered").GetInt32();
    }

    private async Task LookAtTheMailsAsync(AppProcess app)
    {
        var mails = (await app.MessagesAsync()).DistinctBy(mail => mail.Subject).ToList();
        foreach (var look in new[] { BrowserLook.Desk, BrowserLook.PhoneDark })
        {
            await using var context = await fixture.OpenAsync(app, look);
            var inspection = new PageInspection(await context.NewPageAsync());
            foreach (var mail in mails)
                await inspection.CheckMailAsync(mail, look);
        }
    }

    /// <summary>One with names, by the API, and a second pulse, by the page.</summary>
    private async Task HoldTwoMoreAsync(AppProcess app)
    {
        using (var created = await app.ManageAsync(HttpMethod.Post, "/api/surveys", Named))
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        using (var started = await app.ManageAsync(HttpMethod.Post, "/api/surveys/named-pulse/runs", new { run = "named-1", audience = Early.Select(OnboardingSteps.Address) }))
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await AnswerAllAsync(app, ("q-joy", "4"), ("q-why", "Weil es hilft"));

        await StartByThePageAsync(app);
        await AnswerAllAsync(app, ("q-often", "some"), ("q-joy", "5"));
        await EndTwoByThePageAsync(app);
        await app.AdvanceAsync("P20D");
        var toTheOneWhoRefused = (await app.MessagesAsync(OnboardingSteps.Address(Silent[3]))).Where(mail => mail.Text.Contains("/survey?", StringComparison.Ordinal));
        Assert.Equal(3, toTheOneWhoRefused.Count());
    }

    private static async Task AnswerAllAsync(AppProcess app, params (string, string)[] answers)
    {
        await app.AdvanceAsync(UntilAsked);
        await app.AdvanceAsync("P1D");
        foreach (var person in Early)
            Assert.StartsWith("Danke", await app.AnswerSurveyAsync(person, answers), StringComparison.Ordinal);
    }

    /// <summary>On a phone and without JavaScript. One of the silent has said before not to be asked any more.</summary>
    private async Task StartByThePageAsync(AppProcess app)
    {
        var refusal = (await app.MessagesAsync(OnboardingSteps.Address(Silent[3]), "Noch offen"))[^1].LinkTo("survey/opt-out").PathAndQuery;
        await VisitAsync(app, "survey-opt-out", refusal, signedIn: false, BrowserLook.All);
        await using var context = await fixture.OpenAsync(app, BrowserLook.Phone, javaScript: false);
        var page = await context.NewPageAsync();
        await page.GotoAsync(refusal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Fragt mich nicht mehr" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Keine Umfragen mehr");

        await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = (await app.TokenAsync()).ToString() });
        await page.GotoAsync("/surveys");
        await page.Locator("a[href^='/surveys/monthly-pulse/start']").ClickAsync();
        await page.FillAsync("#run", "pulse-1");
        await Assertions.Expect(page.Locator("#asked")).ToBeHiddenAsync();
        await page.GetByLabel("Bestimmte Personen").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Umfrage starten" }).ClickAsync();
        await Assertions.Expect(page.Locator("#error-summary li")).ToHaveCountAsync(2);
        await page.FillAsync("#run", "pulse-2");
        await page.FillAsync("#asked", string.Join('\n', Early.Append(Silent[3]).Select(OnboardingSteps.Address)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Umfrage starten" }).ClickAsync();
        await page.WaitForURLAsync(url => url.Contains("run=pulse-2", StringComparison.Ordinal));
    }

    /// <summary>On a phone and without JavaScript: the second pulse with its answers, and one that has not begun.</summary>
    private async Task EndTwoByThePageAsync(AppProcess app)
    {
        using (var planned = await app.ManageAsync(HttpMethod.Post, Runs, new { run = "pulse-3", opens = "2027-06-01T08:00:00Z" }))
            Assert.Equal(HttpStatusCode.Accepted, planned.StatusCode);
        await VisitAsync(app, "results-open", $"{Results}?run=pulse-2", signedIn: true, "#sure-close", BrowserLook.All);

        await using var context = await fixture.OpenAsync(app, BrowserLook.Phone, javaScript: false);
        await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = (await app.TokenAsync()).ToString() });
        var page = await context.NewPageAsync();
        foreach (var (run, way, button, over) in new[] { ("pulse-2", "Jetzt abschließen", "Umfrage abschließen", "Abgeschlossen"), ("pulse-3", "Zurückziehen", "Umfrage zurückziehen", "Zurückgezogen") })
        {
            await page.GotoAsync($"{Results}?run={run}");
            await page.GetByText(way, new() { Exact = true }).ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(page.Locator("#error-summary li")).ToHaveCountAsync(1);
            await page.Locator("details[open] [type=checkbox]").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(page.Locator("[role=status]")).ToBeVisibleAsync();
            await app.AdvanceAsync("PT1M");
            await page.ReloadAsync();
            await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync(over);
        }
    }

    private async Task StartByKeyboardAsync(AppProcess app)
    {
        await using var context = await fixture.OpenAsync(app, BrowserLook.Desk);
        await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = (await app.TokenAsync()).ToString() });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/surveys/event-feedback/start");
        await page.PressAsync("main button[type=submit]");
        await Assertions.Expect(page.Locator("#error-summary")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main :focus")).ToHaveAttributeAsync("aria-invalid", "true");
        await page.TabToAsync("[name=audience]:checked");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#asked")).ToBeFocusedAsync();
    }

    private async Task LookAtTheResultsAsync(AppProcess app)
    {
        await VisitAsync(app, "results", $"{Results}?run=pulse-1", signedIn: true, BrowserLook.All);
        await VisitAsync(app, "results-of-a-group", $"{Results}?run=pulse-2&group=Hamburg", signedIn: true, "#group [value=Hamburg][selected]", BrowserLook.All);
        await VisitAsync(app, "results-with-trend", $"{Results}?run=pulse-2", signedIn: true, "#joy-trend", BrowserLook.Desk, BrowserLook.PhoneDark);
        await VisitAsync(app, "results-named", "/surveys/named-pulse/results?lang=en", signedIn: true, "[aria-labelledby=named-title] details", BrowserLook.All);
        await VisitAsync(app, "survey-start", "/surveys/event-feedback/start", signedIn: true, BrowserLook.All);
        await VisitAsync(app, "results-called-off", $"{Results}?run=pulse-3", signedIn: true, ".result", BrowserLook.Desk, BrowserLook.PhoneDark);
        await VisitAsync(app, "surveys", "/surveys", signedIn: true, BrowserLook.All);
    }

    private Task VisitAsync(AppProcess app, string name, string address, bool signedIn, params IReadOnlyList<BrowserLook> looks) =>
        VisitAsync(app, name, address, signedIn, "h1", looks);

    /// <param name="shown">What is on the page.</param>
    private async Task VisitAsync(AppProcess app, string name, string address, bool signedIn, string shown, params IReadOnlyList<BrowserLook> looks)
    {
        foreach (var look in looks)
        {
            await using var context = await fixture.OpenAsync(app, look);
            if (signedIn)
                await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = (await app.TokenAsync()).ToString() });
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            await page.GotoAsync(address);
            Assert.NotEqual(0, await page.Locator(shown).CountAsync());
            foreach (var details in await page.Locator("details").AllAsync())
                await details.EvaluateAsync("element => element.open = true");
            await inspection.CheckAsync(name, look);
        }
    }
}
