using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys.Runs;
using Automations.Surveys.Starting;
using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Surveys.Pages;

/// <summary>The form that starts a run.</summary>
public sealed class StartPageTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Page_OfEverySurvey_WithAndWithoutMistakesSpeaksInOneVoice(string language, AddressForm form)
    {
        await using var scene = await SurveyScene.StartAsync(storage, form: form);
        foreach (var survey in new[] { BuiltInSurveys.EventFeedback, BuiltInSurveys.MonthlyPulse })
        {
            var (status, page) = await ShowAsync(scene, survey, language);
            Assert.Equal(200, status);
            Check(page, language, form);
            Assert.Equal(survey == BuiltInSurveys.EventFeedback ? 1 : 0, page.QuerySelectorAll("#occasion").Length);
            Assert.Equal($"{survey}-2027-01-04", page.QuerySelector("#run")!.GetAttribute("value"));

            var (refused, again) = await SubmitAsync(scene, survey, language, ("run", "Not a name"), ("audience", "People"), ("opensTime", "x"), ("closesDay", "2020-01-01"), ("hosts", "nobody@x.example"));
            Assert.Equal(422, refused);
            Check(again, language, form);
            Assert.Equal("Not a name", again.QuerySelector("#run")!.GetAttribute("value"));
        }
    }

    [Fact]
    public async Task Submit_PeopleAndDays_StartsExactlyThat()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var asked = string.Join('\n', scene.People.Take(2).Select(person => person.Mail));

        var (status, _) = await SubmitAsync(
            scene,
            BuiltInSurveys.EventFeedback,
            "de",
            ("run", "feedback-1"), ("audience", "People"), ("asked", asked), ("occasion", "OneNote im Team"), ("occasionDay", "2027-01-03"),
            ("opensDay", "2027-01-11"), ("opensTime", "09:30"), ("closesDay", "2027-01-20"), ("hosts", scene.People[3].Mail)
        );

        Assert.Equal(302, status);
        var run = await scene.RunAsync("feedback-1");
        // Berlin and Zurich are an hour ahead
        Assert.Equal((Moment("2027-01-11T08:30:00Z"), Moment("2027-01-20T17:00:00Z")), (run.Opens, run.Closes));
        Assert.Equal(("OneNote im Team", false), (run.Occasion!.Title, run.AsksChampions));
        Assert.Equal([scene.People[3].Id], run.Hosts);
        await scene.Host.AdvanceToAsync(Moment("2027-01-11T09:00:00Z"));
        Assert.Equal(2, (await scene.RunAsync("feedback-1")).Invited);
    }

    [Fact]
    public async Task Submit_NothingButTheName_AsksEveryChampionAtOnceAndTheSameNameIsTaken()
    {
        await using var scene = await SurveyScene.StartAsync(storage);

        Assert.Equal(302, (await SubmitAsync(scene, BuiltInSurveys.MonthlyPulse, "de", ("run", "pulse-1"))).Status);
        await scene.Host.RunUntilIdleAsync();
        Assert.Equal((RunState.Open, scene.People.Count), ((await scene.RunAsync()).State, (await scene.RunAsync()).Invited));

        var (status, page) = await SubmitAsync(scene, BuiltInSurveys.MonthlyPulse, "de", ("run", "pulse-1"));
        Assert.Equal((422, "So heißt schon ein Durchlauf. Bitte wähle einen anderen Namen."), (status, page.QuerySelector("#run-error")!.TextContent));
        Assert.Equal("monthly-pulse-2027-01-04", (await ShowAsync(scene, BuiltInSurveys.MonthlyPulse, "de")).Page.QuerySelector("#run")!.GetAttribute("value"));
        Assert.Equal(404, (await ShowAsync(scene, "no-such", "de")).Status);
    }

    [Theory]
    [InlineData("asked", "nobody@x.example", "asked", "kennt diese Adressen nicht: nobody@x.example")]
    [InlineData("asked", "", "asked", "1 bis 300 Mailadressen")]
    [InlineData("opensTime", "10:00", "opensDay", "Tag und Uhrzeit")]
    [InlineData("closesDay", "2027-01-03", "closesDay", "nach dem Beginn")]
    [InlineData("closesDay", "2028-01-03", "closesDay", "höchstens 92 Tage später")]
    [InlineData("hosts", "nobody@x.example", "hosts", "kennt diese Adressen nicht")]
    [InlineData("run", "Pulse 1", "run", "kleinen Buchstaben")]
    public async Task Submit_WithAMistake_SaysItAtItsField(string field, string value, string where, string message)
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var sound = new[] { ("run", "pulse-1"), ("audience", "People"), ("asked", scene.People[0].Mail) };

        var (status, page) = await SubmitAsync(scene, BuiltInSurveys.MonthlyPulse, "de", [.. sound.Where(each => each.Item1 != field), (field, value)]);

        Assert.Equal(422, status);
        Assert.Contains(message, page.QuerySelector($"#{where}-error")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("#error-summary li"));
        Assert.Null(await scene.Get<SurveyRuns>().FindAsync("pulse-1", default));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static void Check(IHtmlDocument page, string language, AddressForm form)
    {
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
    }

    private static async Task<(int Status, IHtmlDocument Page)> ShowAsync(SurveyScene scene, string survey, string language)
    {
        var request = SignedIn(PageProbe.Get($"/surveys/{survey}/start?lang={language}"));
        return await (await scene.Get<StartFunctions>().Show(request, survey, default)).ReadAsync(request);
    }

    private static async Task<(int Status, IHtmlDocument Page)> SubmitAsync(SurveyScene scene, string survey, string language, params (string, string)[] fields)
    {
        var request = SignedIn(PageProbe.Post($"/surveys/{survey}/start?lang={language}", fields));
        return await (await scene.Get<StartFunctions>().Submit(request, survey, scene.Host.Client, default)).ReadAsync(request);
    }

    private static HttpRequest SignedIn(HttpRequest request)
    {
        request.HttpContext.Features.Set(new SignedInPerson("id", "Ada", new HashSet<string>()));
        return request;
    }
}
