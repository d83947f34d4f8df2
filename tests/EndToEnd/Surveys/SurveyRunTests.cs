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
        await app.SettleAsync();

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
        while (await AnsweredAsync(app) == 0)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        await page.GotoAsync(link);
        await Assertions.Expect(page.Locator("[name=q-often][value='few']")).ToBeCheckedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Änderung speichern" })).ToBeVisibleAsync();
    }

    private static async Task<int> AnsweredAsync(AppProcess app)
    {
        using var answer = await app.ManageAsync(HttpMethod.Get, $"{Runs}/pulse-1");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("answered").GetInt32();
    }

    private async Task LookAtTheResultsAsync(AppProcess app)
    {
        await VisitAsync(app, "results", $"{Results}?run=pulse-1", signedIn: true, BrowserLook.All);
        await VisitAsync(app, "surveys", "/surveys", signedIn: true, BrowserLook.Desk);
    }

    private async Task VisitAsync(AppProcess app, string name, string address, bool signedIn, params IReadOnlyList<BrowserLook> looks)
    {
        foreach (var look in looks)
        {
            await using var context = await fixture.OpenAsync(app, look);
            if (signedIn)
                await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = (await app.TokenAsync()).ToString() });
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            await page.GotoAsync(address);
            foreach (var details in await page.Locator("details").AllAsync())
                await details.EvaluateAsync("element => element.open = true");
            await inspection.CheckAsync(name, look);
        }
    }
}
