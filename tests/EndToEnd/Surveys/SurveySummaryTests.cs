using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.EndToEnd.Onboarding;
using Automations.EndToEnd.Pages;
using Microsoft.Playwright;

namespace Automations.EndToEnd.Surveys;

/// <summary>The texts of a pulse in the running app: summed up without a model, by one, and by a community manager on the page.</summary>
public sealed class SurveySummaryTests(AppInBrowser fixture)
{
    private const string Runs = "/api/surveys/monthly-pulse/runs";
    private const string Results = "/surveys/monthly-pulse/results?run=pulse-1";
    private const string German = "Die meisten wünschen sich kurze Schulungen am Vormittag. Einige kommen mit der Freigabe für externe Gäste nicht zurecht.";

    private static readonly (string Person, string Text)[] Answers =
    [
        ("mira.hansen", "Bitte mehr kurze Schulungen, am liebsten am Vormittag."),
        ("sabine.krueger", "Wie lade ich externe Gäste in unser Team ein, ohne jedes Mal die IT zu fragen?"),
        ("wiebke.claasen", "Schulungen zu Copilot"),
        ("frauke.johannsen", "Externe Gäste sehen die Datei nicht. Sabine hat es mir dreimal gezeigt, ich finde den Haken trotzdem nie wieder."),
        ("lasse.bruhn", "Gibt es die Schulungen auch als Aufzeichnung?"),
        ("finn.ahrens", "Freigaben in SharePoint, vor allem für externe Gäste"),
        ("tarek.el-sayed", "Wo finde ich die Termine der nächsten Schulungen?"),
        ("swantje.roehrs", "Der Drucker im dritten Stock"),
        ("annika.schaefer", "Copilot: Was darf ich hineinkopieren?"),
    ];

    [Fact]
    public async Task Texts_OfAPulse_AreSummedUpAndEditedOnThePage()
    {
        AppInBrowser.RequireNode();
        await using var model = await LocalModel.StartAsync();
        model.Mind = (_, _) => Draft();
        model.Next(LocalModelTricks.Error(429, "429", "Requests have exceeded the call rate limit.", retryAfterSeconds: 600));
        await using var app = await AppProcess.StartAsync(new() { Environment = SettingsOf(model) });
        await HoldAsync(app);

        var early = await SummaryAsync(app);
        Assert.Equal("Extractive", early.GetProperty("origin").GetString());
        await LookAsync(app, "summary-extractive");
        await CheckMailAsync(app);

        await app.AdvanceAsync("PT15M");
        var drafted = await SummaryAsync(app);
        Assert.Equal(("Drafted", German), (drafted.GetProperty("origin").GetString(), drafted.GetProperty("text").GetString()));
        Assert.Equal([4, 3], drafted.GetProperty("themes").EnumerateArray().Select(theme => theme.GetProperty("texts").GetInt32()));
        Assert.Equal(2, model.Questions.Count);
        Assert.All(model.Questions, question => Assert.DoesNotContain("Sabine", LocalModel.MaterialOf(question), StringComparison.Ordinal));
        Assert.DoesNotContain("Vormittag", app.Output, StringComparison.Ordinal);
        await LookAsync(app, "summary-drafted");

        await SendNothingAsync(app);
        await EditAsync(app);
        Assert.Equal("Edited", (await SummaryAsync(app)).GetProperty("origin").GetString());
        await LookAsync(app, "summary-edited");
    }

    private static async Task HoldAsync(AppProcess app)
    {
        using (var started = await app.ManageAsync(HttpMethod.Post, Runs, new { run = "pulse-1", audience = Answers.Select(answer => OnboardingSteps.Address(answer.Person)) }))
            Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        await app.AdvanceAsync("PT3M");
        foreach (var (person, text) in Answers)
            Assert.StartsWith("Danke", await app.AnswerSurveyAsync(person, ("q-often", "few"), ("q-joy", "4"), ("q-asked", text)), StringComparison.Ordinal);
        using (var closed = await app.ManageAsync(HttpMethod.Post, $"{Runs}/pulse-1/close"))
            Assert.Equal(HttpStatusCode.Accepted, closed.StatusCode);
        await app.AdvanceAsync("PT3M");
    }

    private static async Task<JsonElement> SummaryAsync(AppProcess app)
    {
        using var answer = await app.ManageAsync(HttpMethod.Get, $"{Runs}/pulse-1");
        var run = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return run.GetProperty("summaries").EnumerateArray().Single(summary => summary.GetProperty("question").GetString() == "asked" && summary.GetProperty("language").GetString() == "de");
    }

    private static async Task CheckMailAsync(AppProcess app)
    {
        var mail = (await app.MessagesAsync()).First(mail => mail.Subject.StartsWith("Ergebnisse", StringComparison.Ordinal));
        Assert.Matches(@"wurde\s+mehrfach\s+genannt:\s+Schulungen\s+\(4\)", mail.Text);
    }

    private async Task SendNothingAsync(AppProcess app)
    {
        await using var context = await fixture.OpenAsync(app, BrowserLook.Phone);
        await SignInAsync(app, context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Results);
        await page.GetByText("Zusammenfassung bearbeiten").ClickAsync();
        await page.FillAsync("#summary-asked", "");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator("#summary-asked-error")).ToBeVisibleAsync();
        await new PageInspection(page).CheckAsync("summary-refused", BrowserLook.Phone);
    }

    /// <summary>On a phone and without JavaScript.</summary>
    private async Task EditAsync(AppProcess app)
    {
        await using var context = await fixture.OpenAsync(app, BrowserLook.Phone, javaScript: false);
        await SignInAsync(app, context);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Results);
        await page.GetByText("Zusammenfassung bearbeiten").ClickAsync();
        await page.FillAsync("#summary-asked", "Schulungen am Vormittag, und eine Anleitung für externe Gäste: Beides planen wir für Februar.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await Assertions.Expect(page.Locator(".summary .words").First).ToContainTextAsync("planen wir für Februar");
    }

    private async Task LookAsync(AppProcess app, string name)
    {
        foreach (var look in new[] { BrowserLook.Desk, BrowserLook.PhoneDark })
        {
            await using var context = await fixture.OpenAsync(app, look);
            await SignInAsync(app, context);
            var page = await context.NewPageAsync();
            var inspection = new PageInspection(page);
            await page.GotoAsync(Results);
            foreach (var details in await page.Locator(".summary details").AllAsync())
                await details.EvaluateAsync("element => element.open = true");
            Assert.Equal(1, await page.Locator(".summary").CountAsync());
            await inspection.CheckAsync(name, look);
        }
    }

    private static async Task SignInAsync(AppProcess app, IBrowserContext context) =>
        await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Authorization"] = (await app.TokenAsync()).ToString() });

    private static JsonObject Draft() =>
        new()
        {
            ["summaries"] = new JsonArray(Text("de", German), Text("en", "Most want short training in the morning. Some struggle with sharing with external guests.")),
            ["themes"] = new JsonArray(
                new JsonObject { ["names"] = new JsonArray(Text("de", "Gäste einladen"), Text("en", "Inviting guests")), ["numbers"] = new JsonArray(3, 4, 9, 9, 40) },
                new JsonObject { ["names"] = new JsonArray(Text("de", "Kurze Schulungen"), Text("en", "Short training")), ["numbers"] = new JsonArray(1, 5, 7, 8) }
            ),
        };

    private static JsonObject Text(string language, string text) => new() { ["language"] = language, ["text"] = text };

    private static Dictionary<string, string> SettingsOf(LocalModel model) =>
        new()
        {
            ["LanguageModel__Endpoint"] = model.Address.ToString(),
            ["LanguageModel__Deployment"] = LocalModel.Deployment,
            ["LanguageModel__ApiKey"] = LocalModel.ApiKey,
        };
}
