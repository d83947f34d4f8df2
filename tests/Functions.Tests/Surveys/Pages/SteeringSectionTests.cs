using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Pages;
using Automations.Surveys.Reporting;
using Automations.Surveys.Runs;
using Automations.Surveys.Steering;
using Automations.Surveys.Workflow;
using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Surveys.Pages;

public sealed class SteeringSectionTests(AzuriteFixture storage)
{
    private const string Path = "/surveys/monthly-pulse/results";
    private const string SureToClose = "sure-close";
    private const string SureToWithdraw = "sure-withdraw";

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Show_AnOpenRun_LetsManagersCloseOrWithdrawIt(string language, AddressForm form)
    {
        await using var scene = await SurveyScene.StartAsync(storage, form: form);
        await scene.PlaceAsync(scene.Order());

        var page = await ShowAsync(scene, $"?lang={language}");

        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.Equal(["close", "withdraw"], Buttons(page));
        Assert.All(page.QuerySelectorAll("section form"), each => Assert.Equal($"{Path}?lang={language}&run=pulse-1", each.GetAttribute("action")));
        Assert.Contains(language == "de" ? "weniger als 5" : "fewer than 5", page.QuerySelector("section form")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Buttons(await ShowAsync(scene, "", AppRoles.ProgrammeViewer)));
    }

    [Fact]
    public async Task Show_ARunWithEnoughAnswers_DoesNotWarnOfTooFew()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());
        foreach (var person in scene.People.Take(5))
            await scene.AnswerAsync(person, ("often", "few"));

        Assert.DoesNotContain("weniger als", (await ShowAsync(scene)).QuerySelector("section form")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_CloseConfirmed_LeadsToTheResultsAndAgainIsNoMistake()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());
        foreach (var person in scene.People)
            await scene.AnswerAsync(person, ("often", "few"));

        var (status, location) = await OrderAsync(scene, ("do", "close"), (SureToClose, "yes"));

        Assert.Equal((302, $"{Path}?run=pulse-1&lang=de&ordered=close"), (status, location));
        Assert.StartsWith("Die Umfrage wird gerade abgeschlossen", (await ShowAsync(scene, "?ordered=close")).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(302, (await OrderAsync(scene, ("do", "close"), (SureToClose, "yes"))).Status);
        await scene.Host.RunUntilIdleAsync();

        var page = await ShowAsync(scene, "?ordered=close");
        PageRules.Check(page, "de");
        Assert.StartsWith("Abgeschlossen.", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Buttons(page).Intersect(["close", "withdraw"]));
        Assert.True((await scene.Get<ResultStore>().FindAsync("pulse-1", default))!.IsShown);
        Assert.Equal(scene.Host.Clock.GetUtcNow(), (await scene.RunAsync()).Closes);
        Assert.Equal(302, (await OrderAsync(scene, ("do", "close"), (SureToClose, "yes"))).Status);
        Assert.Null((await ShowAsync(scene, "?ordered=close", AppRoles.ProgrammeViewer)).QuerySelector("[role=status]"));
    }

    [Fact]
    public async Task Submit_WithdrawConfirmed_ForgetsTheAnswersAndTellsWhy()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var instance = await scene.PlaceAsync(scene.Order());
        await scene.AnswerAsync(scene.People[0], ("often", "few"));

        var (status, location) = await OrderAsync(scene, ("do", "withdraw"), (SureToWithdraw, "yes"), ("reason", " Die <b>falschen</b> Fragen "));
        Assert.Equal((302, $"{Path}?run=pulse-1&lang=de&ordered=withdraw"), (status, location));
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal((SurveyStep.Withdrawn, "Die <b>falschen</b> Fragen"), ((await scene.StatusAsync(instance)).Step, (await scene.StatusAsync(instance)).Note));
        Assert.Equal([instance], scene.Outbox.Cancelled.Distinct());
        var page = await ShowAsync(scene, "?ordered=withdraw");
        PageRules.Check(page, "de");
        Assert.Equal("Zurückgezogen. Alle Antworten sind gelöscht.", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Equal(["Ergebnisse gibt es nicht: Was geantwortet wurde, ist ungelesen gelöscht.", "Grund: Die <b>falschen</b> Fragen"], page.QuerySelectorAll(".result p").Select(line => line.TextContent));
        Assert.Empty(page.QuerySelectorAll(".totals, section form"));
    }

    [Fact]
    public async Task Submit_WithdrawOfAPlannedRun_InvitesNobody()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order() with { Opens = scene.Host.Clock.GetUtcNow().AddDays(7) });
        Assert.Equal(["withdraw"], Buttons(await ShowAsync(scene)));
        Assert.Equal(409, (await OrderAsync(scene, ("do", "close"), (SureToClose, "yes"))).Status);

        await OrderAsync(scene, ("do", "withdraw"), (SureToWithdraw, "yes"));
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal(RunState.Withdrawn, (await scene.RunAsync()).State);
        Assert.Empty(scene.Outbox.All);
    }

    [Theory]
    [InlineData("close", SureToClose, "Bitte bestätige das zuerst.")]
    [InlineData("withdraw", SureToWithdraw, "Bitte bestätige das zuerst.")]
    public async Task Submit_Unconfirmed_AsksForItAndOrdersNothing(string action, string field, string message)
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var instance = await scene.PlaceAsync(scene.Order());
        var reason = new string('x', SteeringForm.LongestReason);

        var (status, page) = await SubmitAsync(scene, ("do", action), ("reason", reason));
        await scene.Host.RunUntilIdleAsync();

        Assert.Equal(422, status);
        PageRules.Check(page!, "de");
        Assert.Equal(message, page!.QuerySelector($"#{field}-error")!.TextContent);
        Assert.Equal($"#{field}", Assert.Single(page.QuerySelectorAll("#error-summary a")).GetAttribute("href"));
        Assert.Equal(action, Assert.Single(page.QuerySelectorAll("section details[open] button")).GetAttribute("value"));
        Assert.Equal(action == "withdraw" ? reason : "", page.QuerySelector("#reason")!.TextContent);
        Assert.Equal(SurveyStep.Open, (await scene.StatusAsync(instance)).Step);
    }

    [Fact]
    public async Task Submit_AReasonTooLong_SaysItAtTheField()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());

        var (status, page) = await SubmitAsync(scene, ("do", "withdraw"), (SureToWithdraw, "yes"), ("reason", new string('x', SteeringForm.LongestReason + 1)));

        Assert.Equal((422, "Bitte nicht mehr als 500 Zeichen."), (status, page!.QuerySelector("#reason-error")!.TextContent));
    }

    [Theory]
    [InlineData(SurveyAction.Close, "withdraw", SureToWithdraw, "schon abgeschlossen")]
    [InlineData(SurveyAction.Withdraw, "close", SureToClose, "schon zurückgezogen")]
    public async Task Submit_AfterTheOpposite_SaysWhyItCannotBe(SurveyAction before, string action, string sure, string why)
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var instance = await scene.PlaceAsync(scene.Order());
        await scene.SteerAsync(instance, before);

        var (status, page) = await SubmitAsync(scene, ("do", action), (sure, "yes"));

        Assert.Equal(409, status);
        Assert.Contains(why, page!.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_ARunThatAskedNobody_SaysSoAndHasNothingToEnd()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order() with { Audience = [] });

        var page = await ShowAsync(scene);

        Assert.Equal("Niemand gefragt", page.QuerySelector(".result h2")!.TextContent);
        Assert.Empty(Buttons(page));
    }

    [Theory]
    [InlineData("?run=pulse-9")]
    [InlineData("?run=../x")]
    public async Task Submit_OfARunThatIsNotThere_IsNotFound(string query)
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());

        Assert.Equal(404, (await SubmitAsync(scene, query, ("do", "close"), (SureToClose, "yes"))).Status);
    }

    private static List<string?> Buttons(IHtmlDocument page) => [.. page.QuerySelectorAll("button[name=do]").Select(button => button.GetAttribute("value"))];

    private static async Task<IHtmlDocument> ShowAsync(SurveyScene scene, string query = "", string role = AppRoles.CommunityManager)
    {
        var request = SignedIn(PageProbe.Get(Path + query, "de"), role);
        return (await (await scene.Get<ResultsFunctions>().Show(request, BuiltInSurveys.MonthlyPulse, scene.Host.Client, default)).ReadAsync(request)).Page;
    }

    private static async Task<(int Status, string Location)> OrderAsync(SurveyScene scene, params (string, string)[] fields)
    {
        var request = SignedIn(PageProbe.Post($"{Path}?run=pulse-1&lang=de", fields), AppRoles.CommunityManager);
        var answer = await (await scene.Get<ResultsFunctions>().Submit(request, BuiltInSurveys.MonthlyPulse, scene.Host.Client, default)).ReadAsync(request);
        return (answer.Status, request.HttpContext.Response.Headers.Location.ToString());
    }

    private static Task<(int Status, IHtmlDocument Page)> SubmitAsync(SurveyScene scene, params (string, string)[] fields) => SubmitAsync(scene, "?run=pulse-1&lang=de", fields);

    private static async Task<(int Status, IHtmlDocument Page)> SubmitAsync(SurveyScene scene, string query, params (string, string)[] fields)
    {
        var request = SignedIn(PageProbe.Post(Path + query, fields), AppRoles.CommunityManager);
        return await (await scene.Get<ResultsFunctions>().Submit(request, BuiltInSurveys.MonthlyPulse, scene.Host.Client, default)).ReadAsync(request);
    }

    private static HttpRequest SignedIn(HttpRequest request, string role)
    {
        request.HttpContext.Features.Set(new SignedInPerson("id", "Ada", new HashSet<string> { role }));
        return request;
    }
}
