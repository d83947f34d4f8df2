using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Surveys.Pages;
using Automations.Surveys.Workflow;
using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Surveys.Pages;

public sealed class ResultsPageTests(AzuriteFixture storage)
{
    private const string Path = "/surveys/monthly-pulse/results";

    [Fact]
    public async Task Show_WhileItIsOpen_TellsHowManyAndNothingElse()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 8);
        await scene.PlaceAsync(scene.Order());
        foreach (var person in scene.People)
            await scene.AnswerAsync(person, ("often", "few"), ("asked", "Wie?"));

        var page = await ShowAsync(scene, Path);

        PageRules.Check(page, "de");
        Assert.Equal(["8", "8", "100 %"], page.QuerySelectorAll(".totals dd").Select(total => total.TextContent.Trim()));
        Assert.Empty(page.QuerySelectorAll(".bars, .columns, .said"));
        Assert.Equal(404, await DownloadAsync(scene, Path + ".csv"));
    }

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Show_ClosedRuns_HasChartsTextsGroupsAndTheTrend(string language, AddressForm form)
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 14, inLondon: 6, form: form);
        foreach (var (run, joy) in new[] { ("pulse-1", "3"), ("pulse-2", "5") })
        {
            var instance = await scene.PlaceAsync(scene.Order(run: run));
            await AnswerAllAsync(scene, run, joy);
            await scene.SteerAsync(instance, SurveyAction.Close);
            await scene.Host.AdvanceAsync(TimeSpan.FromDays(30));
        }

        var page = await ShowAsync(scene, $"{Path}?lang={language}");

        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.Equal(2, page.QuerySelectorAll("#run option").Length);
        Assert.Equal(["", "Hamburg", "London"], page.QuerySelectorAll("#group option").Select(option => option.GetAttribute("value")));
        Assert.Equal(14, page.QuerySelectorAll(".said li").Length);
        Assert.Contains(language == "de" ? "5,0" : "5.0", page.QuerySelector(".figure")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("svg[role=img] title"));
        Assert.Equal(language == "de" ? ["4. Januar 2027", "3. Februar 2027"] : ["4 January 2027", "3 February 2027"], page.QuerySelectorAll("#joy-trend").Length == 1 ? page.QuerySelectorAll("[aria-labelledby=joy-title] figure figure th[scope=row], [aria-labelledby=joy-title] details figure th[scope=row]").Select(row => row.TextContent).Distinct() : []);

        var london = await ShowAsync(scene, $"{Path}?group=London&lang={language}");
        Assert.Empty(london.QuerySelectorAll(".said li"));
        Assert.Contains("6", london.QuerySelector("[aria-labelledby=often-title] .hint")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(200, await DownloadAsync(scene, $"{Path}.csv?group=London"));
    }

    [Fact]
    public async Task Show_AnUnknownGroupOrRun_TellsNothingOfIt()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var instance = await scene.PlaceAsync(scene.Order());
        await scene.SteerAsync(instance, SurveyAction.Close);

        Assert.Contains("Zu wenige Antworten", (await ShowAsync(scene, Path + "?group=Atlantis")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Diese Seite gibt es hier nicht", (await ShowAsync(scene, Path + "?run=pulse-9")).Heading());
    }

    private static async Task AnswerAllAsync(SurveyScene scene, string run, string joy)
    {
        foreach (var (person, place) in scene.People.Select((person, place) => (person, place)))
        {
            var sheet = SurveyScene.Sheet(("often", "few"), ("joy", joy), ("asked", $"<b>Frage</b> {place}"));
            await scene.Get<Automations.Surveys.Answers.AnswerDesk>().SubmitAsync(await scene.RunAsync(run), person, place, Automations.Surveys.Answers.Receipt.New(), sheet, default);
        }
    }

    private static async Task<IHtmlDocument> ShowAsync(SurveyScene scene, string address)
    {
        var request = Request(address);
        return (await (await scene.Get<ResultsFunctions>().Show(request, "monthly-pulse", scene.Host.Client, default)).ReadAsync(request)).Page;
    }

    private static async Task<int> DownloadAsync(SurveyScene scene, string address)
    {
        var request = Request(address);
        return (await (await scene.Get<ResultsFunctions>().Download(request, "monthly-pulse", default)).ReadAsync(request)).Status;
    }

    private static HttpRequest Request(string address)
    {
        var request = PageProbe.Get(address, "de");
        request.HttpContext.Features.Set(new SignedInPerson("id", "Ada", new HashSet<string>()));
        return request;
    }
}
