using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Surveys.Summaries;
using Automations.Functions.Tests.Web;
using Automations.LanguageModel;
using Automations.Programme;
using Automations.Surveys.Pages;
using Automations.Surveys.Summaries;
using Automations.Web;
using Microsoft.AspNetCore.Http;

namespace Automations.Functions.Tests.Surveys.Pages;

public sealed class SummarySectionTests(AzuriteFixture storage)
{
    private const string Field = "summary-asked";

    [Theory]
    [InlineData("de", AddressForm.Du, "Entwurf eines Sprachmodells, aus 9 Antworten; lies die Antworten selbst nach.")]
    [InlineData("de", AddressForm.Sie, "Entwurf eines Sprachmodells, aus 9 Antworten; lesen Sie die Antworten selbst nach.")]
    [InlineData("en", AddressForm.Du, "Drafted by a language model from 9 answers; please read the answers yourself.")]
    public async Task Show_ADraft_MarksItAboveTheTexts(string language, AddressForm form, string mark)
    {
        await using var scene = await DraftedAsync(form);

        var page = await ShowAsync(scene, language);

        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.Equal(mark, page.QuerySelector(".summary .hint")!.TextContent);
        Assert.Equal(language == "de" ? "Viele wollen Schulungen. Einige fragen nach Gästen." : "Many want training. Some ask about guests.", page.QuerySelector(".summary .words")!.TextContent);
        Assert.Equal(language == "de" ? ["Mehr Schulungen in 3 Antworten", "Gäste einladen in 2 Antworten"] : ["More training in 3 answers", "Inviting guests in 2 answers"], page.QuerySelectorAll(".themes li").Select(theme => theme.TextContent));
        Assert.Equal(9, page.QuerySelectorAll(".summary ~ .said li").Length);
    }

    [Fact]
    public async Task Show_ToAViewerOrAGroup_CannotBeEditedOrIsNotThere()
    {
        await using var scene = await SurveyScene.StartAsync(storage, people: 9);
        await scene.CloseAsync();

        var page = await ShowAsync(scene, "de", AppRoles.ProgrammeViewer);

        Assert.Equal("Automatisch aus 9 Antworten ausgewählt.", page.QuerySelector(".summary .hint")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".summary form"));
        var group = await ShowAsync(scene, "de", AppRoles.ProgrammeViewer, "&group=Hamburg");
        Assert.Empty(group.QuerySelectorAll(".summary, .said"));
    }

    [Fact]
    public async Task Submit_AnotherText_IsShownInItsLanguageUntilTheDraftIsWantedBack()
    {
        await using var scene = await DraftedAsync();
        var draft = await ShowAsync(scene, "de");
        Assert.Empty(draft.QuerySelectorAll("[value=draft]"));

        var (status, _) = await SubmitAsync(scene, draft, ("do", "save"), (Field, "Fast alle wollen <b>Schulungen</b>.\r\nSonst wenig."));

        Assert.Equal(302, status);
        var edited = await ShowAsync(scene, "de");
        Assert.Equal("Fast alle wollen <b>Schulungen</b>.\nSonst wenig.", edited.QuerySelector(".summary .words")!.TextContent);
        Assert.StartsWith("Vom Community-Management geschrieben", edited.QuerySelector(".summary .hint")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Drafted", (await ShowAsync(scene, "en")).QuerySelector(".summary .hint")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(302, (await SubmitAsync(scene, edited, ("do", "draft"), (Field, "egal"))).Status);
        Assert.Equal("Viele wollen Schulungen. Einige fragen nach Gästen.", (await ShowAsync(scene, "de")).QuerySelector(".summary .words")!.TextContent);
    }

    [Theory]
    [InlineData("", "Der Text fehlt.")]
    [InlineData("long", "Bitte nicht mehr als 4000 Zeichen.")]
    public async Task Submit_WithAMistake_SaysItAtTheFieldAndKeepsWhatWasWritten(string text, string message)
    {
        await using var scene = await DraftedAsync();
        var written = text == "long" ? new string('x', SummaryForm.LongestText + 1) : text;

        var (status, page) = await SubmitAsync(scene, await ShowAsync(scene, "de"), ("do", "save"), (Field, written));

        Assert.Equal(422, status);
        PageRules.Check(page!, "de");
        Assert.Equal(message, page!.QuerySelector($"#{Field}-error")!.TextContent);
        Assert.Equal(written, page.QuerySelector($"#{Field}")!.TextContent);
        Assert.True(page.QuerySelector(".summary details")!.HasAttribute("open"));
        Assert.Single(page.QuerySelectorAll("#error-summary li"));
        Assert.Equal(SummaryOrigin.Drafted, (await scene.ShownAsync()).Origin);
    }

    [Fact]
    public async Task Submit_AfterSomebodyElse_ShowsWhatTheyWroteAndReplacesItOnlyWhenSentAgain()
    {
        await using var scene = await DraftedAsync();
        var seen = await ShowAsync(scene, "de");
        await SubmitAsync(scene, seen, ("do", "save"), (Field, "Erste"));

        var (status, page) = await SubmitAsync(scene, seen, ("do", "save"), (Field, "Zweite"));

        Assert.Equal((422, "Erste", "Zweite"), (status, page!.QuerySelector(".summary .words")!.TextContent, page.QuerySelector($"#{Field}")!.TextContent));
        Assert.Equal(302, (await SubmitAsync(scene, page, ("do", "save"), (Field, "Zweite"))).Status);
        Assert.Equal("Zweite", (await scene.ShownAsync()).Text);
    }

    [Theory]
    [InlineData("often")]
    [InlineData("missing")]
    [InlineData("../results")]
    [InlineData("")]
    public async Task Submit_ForAQuestionWithoutASummary_IsNotFound(string question)
    {
        await using var scene = await DraftedAsync();
        var request = SignedIn(PageProbe.Post("/surveys/monthly-pulse/results?run=pulse-1", ("question", question), ($"summary-{question}", "x"), ("version", "x")), AppRoles.CommunityManager);

        var answer = await (await scene.Get<ResultsFunctions>().Submit(request, "monthly-pulse", scene.Host.Client, default)).ReadAsync(request);

        Assert.Equal(404, answer.Status);
    }

    private async Task<SurveyScene> DraftedAsync(AddressForm form = AddressForm.Du)
    {
        var scene = await SurveyScene.StartAsync(storage, people: 9, form: form);
        scene.Model.Replies(ModelReply.Of(SummaryScene.Good));
        await scene.CloseAsync();
        return scene;
    }

    private static async Task<IHtmlDocument> ShowAsync(SurveyScene scene, string language, string role = AppRoles.CommunityManager, string more = "")
    {
        var request = SignedIn(PageProbe.Get($"/surveys/monthly-pulse/results?run=pulse-1&lang={language}{more}"), role);
        return (await (await scene.Get<ResultsFunctions>().Show(request, "monthly-pulse", scene.Host.Client, default)).ReadAsync(request)).Page;
    }

    /// <summary>Sends the form of this page off.</summary>
    private static async Task<(int Status, IHtmlDocument? Page)> SubmitAsync(SurveyScene scene, IHtmlDocument page, params (string, string)[] fields)
    {
        var hidden = page.QuerySelectorAll(".summary form input[type=hidden]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!));
        var request = SignedIn(PageProbe.Post("/surveys/monthly-pulse/results?run=pulse-1&lang=de", [.. hidden, .. fields]), AppRoles.CommunityManager);
        return await (await scene.Get<ResultsFunctions>().Submit(request, "monthly-pulse", scene.Host.Client, default)).ReadAsync(request);
    }

    private static HttpRequest SignedIn(HttpRequest request, string role)
    {
        request.HttpContext.Features.Set(new SignedInPerson("id", "Ada", new HashSet<string> { role }));
        return request;
    }
}
