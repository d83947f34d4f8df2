using AngleSharp.Html.Dom;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Surveys.Scene;
using Automations.Functions.Tests.Web;
using Automations.People;
using Automations.Programme;
using Automations.Surveys;
using Automations.Surveys.OptingOut;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Moq;

namespace Automations.Functions.Tests.Surveys.Pages;

/// <summary>"Do not ask me in surveys", from the link in a mail to the next survey.</summary>
public sealed class OptOutPageTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Page_BeforeAndAfter_SpeaksInOneVoiceAndOpeningItChangesNothing(string language, AddressForm form)
    {
        await using var scene = await SurveyScene.StartAsync(storage, form: form);
        await scene.PlaceAsync(scene.Order());
        var person = scene.People[0];
        foreach (var press in new[] { null, "no", "yes" })
        {
            var (status, page) = press is null ? await ShowAsync(scene, Link(scene, person, language)) : await SubmitAsync(scene, Link(scene, person, language), ("ask", press));

            Assert.Equal(200, status);
            PageRules.Check(page, language);
            GermanForms.Check(PageRules.Words(page), language, form);
            Assert.Equal(press == "no", await scene.Get<SurveyRefusals>().ContainsAsync(person.Id, default));
        }
    }

    [Fact]
    public async Task Refusal_WhileASurveyIsOpen_EndsItsRemindersAndTheNextSurveyDoesNotAsk()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());
        var person = scene.People[2];

        await SubmitAsync(scene, Link(scene, person), ("List-Unsubscribe", "One-Click"));
        Assert.Contains(("survey-pulse-1/invitation", person.Id), scene.Outbox.Skipped);
        Assert.Contains(("survey-pulse-1/reminder-2", person.Id), scene.Outbox.Skipped);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(20));
        var asked = scene.People.Count;
        Assert.Equal(asked, scene.Mails("SurveyInvitation").Count);
        Assert.Equal(2 * (asked - 1), scene.Mails("SurveyReminder").Count);
        Assert.DoesNotContain(person.GivenName, scene.Mails("SurveyReminder"));

        await scene.PlaceAsync(scene.Order(run: "pulse-2"));
        Assert.Equal(asked - 1, (await scene.RunAsync("pulse-2")).Invited);
        Assert.Single(scene.Mails("SurveyInvitation"), name => name == person.GivenName);

        await SubmitAsync(scene, Link(scene, person), ("ask", "yes"));
        await scene.PlaceAsync(scene.Order(run: "pulse-3"));
        Assert.Equal(asked, (await scene.RunAsync("pulse-3")).Invited);
    }

    [Fact]
    public async Task Page_ByASurveysOwnLinkOrAForgedOne_OpensNothing()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        await scene.PlaceAsync(scene.Order());
        var survey = scene.Get<ISignedLinks>().ForSurvey(await scene.RunAsync(), scene.People[0], 0).Query;

        Assert.Equal(404, (await SubmitAsync(scene, "/survey/opt-out" + survey, ("ask", "no"))).Status);
        Assert.Equal(404, (await SubmitAsync(scene, Link(scene, scene.People[0]) + "x", ("ask", "no"))).Status);
        Assert.Empty(await scene.Get<SurveyRefusals>().AllAsync(default));
    }

    [Fact]
    public async Task Page_WithoutALink_IsForWhoeverIsSignedIn()
    {
        await using var scene = await SurveyScene.StartAsync(storage);
        Assert.Equal(302, (await ShowAsync(scene, "/survey/opt-out")).Status);
        scene.SignIn.Setup(signIn => signIn.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SignedInPerson(scene.People[1].Id, "Somebody", new HashSet<string>()));

        await SubmitAsync(scene, "/survey/opt-out", ("ask", "no"));

        Assert.Equal([scene.People[1].Id], await scene.Get<SurveyRefusals>().AllAsync(default));
    }

    private static string Link(SurveyScene scene, Person person, string language = "de") =>
        scene.Get<ISignedLinks>().Create($"/survey/opt-out?lang={language}", new(SurveyLinks.OptOutPurpose, "pulse-1", person.Id, scene.Host.Clock.GetUtcNow().AddDays(30))).PathAndQuery;

    private static async Task<(int Status, IHtmlDocument Page)> ShowAsync(SurveyScene scene, string address)
    {
        var request = PageProbe.Get(address);
        return await (await scene.Get<OptOutFunctions>().Show(request, default)).ReadAsync(request);
    }

    private static async Task<(int Status, IHtmlDocument Page)> SubmitAsync(SurveyScene scene, string address, params (string, string)[] fields)
    {
        var request = PageProbe.Post(address, fields);
        return await (await scene.Get<OptOutFunctions>().Submit(request, default)).ReadAsync(request);
    }
}
