using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Programme.Surveys;
using Automations.Surveys;
using Automations.Surveys.Answers;
using Automations.Surveys.Pages;
using Automations.Surveys.Runs;
using Automations.Surveys.Workflow;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Moq;

namespace Automations.Functions.Tests.Surveys.Pages;

public sealed class SurveyPageTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Show_AnOpenSurvey_AsksEverythingAndNotesNothing(string language, AddressForm form)
    {
        await using var scene = await OpenAsync(form);

        var (status, page, _) = await ShowAsync(scene, $"{Link(scene)}&lang={language}");

        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.Equal(["q-asked", "q-often", "q-joy", "q-missing"], page.QuerySelectorAll("[name^=q-]").Select(field => field.GetAttribute("name")).Distinct());
        Assert.Contains(language == "de" ? "Anonym." : "Anonymous.", page.QuerySelector(".promise")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await scene.Get<Turnout>().CountAsync(await scene.RunAsync(), default));
    }

    [Fact]
    public async Task Submit_AnAnswer_ThanksAndTheSameBrowserMayChangeIt()
    {
        await using var scene = await OpenAsync();
        var (_, form, _) = await ShowAsync(scene, Link(scene));

        var (status, thanks, cookie) = await SubmitAsync(scene, Link(scene), form, ("q-often", "few"), ("q-asked", " Wie teile ich? "));
        Assert.Equal((200, "Danke, das war’s schon!"), (status, thanks.Heading()));

        var (_, again, _) = await ShowAsync(scene, Link(scene), cookie);
        Assert.True(again.QuerySelector("[name=q-often][value=few]")!.HasAttribute("checked"));
        Assert.Equal("Wie teile ich?", again.QuerySelector("#q-asked")!.TextContent);

        await SubmitAsync(scene, Link(scene), again, ("q-often", "many"));
        var entry = Assert.Single(await scene.Get<Urn>().CloseAsync(await scene.RunAsync(), default));
        Assert.True(entry.Sheet.Has("often", "many"));
        Assert.Empty(entry.Sheet.Of("asked"));
    }

    [Fact]
    public async Task Show_InAnotherBrowserOrForwarded_ShowsNoAnswer()
    {
        await using var scene = await OpenAsync();
        var (_, form, _) = await ShowAsync(scene, Link(scene));
        await SubmitAsync(scene, Link(scene), form, ("q-often", "few"), ("q-asked", "Geheim"));

        var (status, page, _) = await ShowAsync(scene, Link(scene));

        Assert.Equal((200, "Mit diesem Link ist schon geantwortet worden"), (status, page.Heading()));
        Assert.DoesNotContain("Geheim", page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_OldFormInAnotherBrowser_ChangesNothing()
    {
        await using var scene = await OpenAsync();
        var (_, one, _) = await ShowAsync(scene, Link(scene));
        var (_, other, _) = await ShowAsync(scene, Link(scene));
        await SubmitAsync(scene, Link(scene), one, ("q-often", "few"));

        var (_, page, cookie) = await SubmitAsync(scene, Link(scene), other, ("q-often", "many"));

        Assert.Equal("Mit diesem Link ist schon geantwortet worden", page.Heading());
        Assert.Empty(cookie);
    }

    [Fact]
    public async Task Show_TwoPeopleInOneBrowser_KeepsTheirAnswersApart()
    {
        await using var scene = await OpenAsync();
        var (_, form, _) = await ShowAsync(scene, Link(scene));
        var (_, _, cookie) = await SubmitAsync(scene, Link(scene), form, ("q-often", "few"));

        var (_, page, _) = await ShowAsync(scene, Link(scene, person: 1), cookie);

        Assert.Empty(page.QuerySelectorAll("[checked]"));
        Assert.NotNull(page.QuerySelector("form.survey"));
    }

    [Fact]
    public async Task Show_SignedInAsSomebodyElse_SaysWhoseLinkItIsNot()
    {
        await using var scene = await OpenAsync();
        scene.SignIn
            .Setup(it => it.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new SignedInPerson(scene.People[1].Id, "Somebody", new HashSet<string>()));

        var (_, page, _) = await ShowAsync(scene, Link(scene));

        Assert.Equal("Das ist nicht dein Link", page.Heading());
        Assert.DoesNotContain(scene.People[0].DisplayName, page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submit_WithoutARequiredAnswer_KeepsTheRest()
    {
        await using var scene = await OpenAsync();
        var (_, form, _) = await ShowAsync(scene, Link(scene));

        var (status, page, _) = await SubmitAsync(scene, Link(scene), form, ("q-asked", "Wie teile ich?"), ("q-often", "never-heard-of"));

        Assert.Equal(422, status);
        PageRules.Check(page, "de");
        Assert.Equal("#q-often", page.QuerySelector("#error-summary a")!.GetAttribute("href"));
        Assert.Equal("Wie teile ich?", page.QuerySelector("#q-asked")!.TextContent);
        Assert.Equal(0, await scene.Get<Turnout>().CountAsync(await scene.RunAsync(), default));
    }

    [Theory]
    [InlineData("few", 1)]
    [InlineData("", 0)]
    public async Task Submit_OnLeaving_KeepsWhatIsCompleteAndAnswersNothing(string often, int expected)
    {
        await using var scene = await OpenAsync();
        var (_, form, _) = await ShowAsync(scene, Link(scene));

        var (status, _, cookie) = await SubmitAsync(scene, Link(scene), form, ("q-often", often), ("leaving", "1"));

        Assert.Equal(204, status);
        Assert.Equal(expected, await scene.Get<Turnout>().CountAsync(await scene.RunAsync(), default));
        Assert.Equal(expected > 0, cookie.Length > 0);
    }

    [Fact]
    public async Task Submit_AnAnswerToAQuestionThatWasNotAsked_LeavesItOut()
    {
        await using var scene = await OpenAsync();
        var (_, form, _) = await ShowAsync(scene, Link(scene));

        await SubmitAsync(scene, Link(scene), form, ("q-often", "few"), ("q-joy", "5"), ("q-missing", "Zeit"));

        Assert.Empty(Assert.Single(await scene.Get<Urn>().CloseAsync(await scene.RunAsync(), default)).Sheet.Of("missing"));
    }

    [Fact]
    public async Task Show_WhenTheRunIsOverOrCalledOffOrTheLinkIsBroken_SaysSoKindly()
    {
        await using var scene = await OpenAsync();
        var link = Link(scene);
        Assert.Equal(404, (await ShowAsync(scene, link.Replace("link=", "link=A", StringComparison.Ordinal))).Status);
        Assert.Equal(404, (await ShowAsync(scene, "/survey")).Status);

        await scene.Host.AdvanceAsync(TimeSpan.FromDays(20));
        Assert.Equal("Diese Umfrage ist zu Ende", (await ShowAsync(scene, link)).Page.Heading());
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(60));
        Assert.Equal(410, (await ShowAsync(scene, link)).Status);

        var second = await scene.PlaceAsync(scene.Order(run: "pulse-2"));
        await scene.SteerAsync(second, SurveyAction.Withdraw);
        Assert.Equal("Diese Umfrage haben wir zurückgezogen", (await ShowAsync(scene, Link(scene, run: await scene.RunAsync("pulse-2")))).Page.Heading());
    }

    [Fact]
    public async Task Show_ANamedSurvey_SaysSoBeforeItAsks()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        var pulse = Automations.Surveys.Definitions.BuiltInDefinitions.All[BuiltInSurveys.MonthlyPulse];
        await scene.Get<Automations.Surveys.Definitions.ISurveyDefinitions>().SaveAsync(pulse with { Id = "named-pulse", Anonymous = false }, replace: false, default);
        await scene.PlaceAsync(scene.Order("named-pulse"));

        var (_, page, _) = await ShowAsync(scene, Link(scene));

        Assert.Contains("Mit Namen.", page.QuerySelector(".promise.named")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(scene.People[0].DisplayName, page.QuerySelector(".promise")!.TextContent, StringComparison.Ordinal);
        Assert.False(scene.Outbox.All[0].Intent.View.GetProperty("isAnonymous").GetBoolean());
    }

    private async Task<SurveyScene> OpenAsync(AddressForm form = AddressForm.Du)
    {
        var scene = await SurveyScene.StartAsync(storage, form: form);
        await scene.PlaceAsync(scene.Order());
        return scene;
    }

    private static string Link(SurveyScene scene, int person = 0, SurveyRun? run = null)
    {
        run ??= scene.Get<SurveyRuns>().FindAsync("pulse-1", default).GetAwaiter().GetResult()!;
        return scene.Get<ISignedLinks>().ForSurvey(run, scene.People[person], person).PathAndQuery.Replace("lang=de&", "", StringComparison.Ordinal);
    }

    private static async Task<(int Status, IHtmlDocument Page, string Cookie)> ShowAsync(SurveyScene scene, string link, string cookie = "")
    {
        var request = PageProbe.Get(link, "de");
        request.Headers.Cookie = cookie;
        return await ReadAsync(await scene.Get<SurveyFunctions>().Show(request, default), request);
    }

    /// <summary>Sends the form as it was shown, with what is filled in.</summary>
    private static async Task<(int Status, IHtmlDocument Page, string Cookie)> SubmitAsync(SurveyScene scene, string link, IHtmlDocument form, params (string, string)[] fields)
    {
        var receipt = form.QuerySelector("[name=receipt]")!.GetAttribute("value")!;
        var request = PageProbe.Post(link, [("receipt", receipt), .. fields]);
        request.Headers.AcceptLanguage = "de";
        return await ReadAsync(await scene.Get<SurveyFunctions>().Submit(request, default), request);
    }

    private static async Task<(int Status, IHtmlDocument Page, string Cookie)> ReadAsync(IResult result, HttpRequest request)
    {
        var (status, page) = await result.ReadAsync(request);
        var cookie = request.HttpContext.Response.Headers.SetCookie.ToString();
        if (cookie.Length > 0)
        {
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/survey", cookie, StringComparison.OrdinalIgnoreCase);
        }

        return (status, page, cookie.Split(';')[0]);
    }
}
