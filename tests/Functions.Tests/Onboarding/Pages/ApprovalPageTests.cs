using Automations.Functions.Tests.Web;
using Automations.Onboarding;
using Automations.Onboarding.Pages;
using Automations.People;
using Automations.Programme;
using Moq;

namespace Automations.Functions.Tests.Onboarding.Pages;

public sealed class ApprovalPageTests
{
    private readonly OnboardingScene scene = new();

    private string Link => scene.Link("approval", to: OnboardingScene.Sabine);

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Show_WhileItIsOpen_TellsWhoAndWhyAndChangesNothing(string language, AddressForm form)
    {
        var spoken = new OnboardingScene(form);
        var request = PageProbe.Get(spoken.Link("approval", to: OnboardingScene.Sabine, language: language));

        var (status, page) = await (await Functions(spoken).Show(request, spoken.Client.Object, default)).ReadAsync(request);

        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.Equal("Ich <b>zeige</b> gern, wie es geht.", page.QuerySelector("blockquote")!.TextContent);
        Assert.All(["Mira Hansen", "Vertrieb", "Hamburg", "Champion", "Teams, OneNote"], fact => Assert.Contains(fact, PageRules.Words(page), StringComparison.Ordinal));
        spoken.RaisedNothing();
    }

    [Theory]
    [InlineData("approve", true, "Vielen Dank für dein Ja!")]
    [InlineData("decline", false, "Danke für deine offene Antwort")]
    public async Task Submit_ADecision_TellsTheWorkflowWhoDecided(string decision, bool isApproved, string heading)
    {
        var request = PageProbe.Post(Link, ("decision", decision), ("reason", " Gern,\r\nab März. "));

        var (status, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal((200, heading), (status, page.Heading()));
        scene.Raised(OnboardingEvents.Decided, new ApprovalDecision(isApproved, "Gern,\nab März.", OnboardingScene.Sabine.Id, "Sabine Krüger"));
    }

    [Fact]
    public async Task Submit_WithAVeryLongReason_KeepsItAndSaysWhatIsWrong()
    {
        var reason = new string('x', ApprovalPage.LongestReason + 1);
        var request = PageProbe.Post(Link, ("decision", "decline"), ("reason", reason));

        var (status, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal(422, status);
        PageRules.Check(page, "de");
        Assert.Equal(reason, page.QuerySelector("#reason")!.TextContent);
        Assert.Equal("#reason", page.QuerySelector("#error-summary a")!.GetAttribute("href"));
        scene.RaisedNothing();
    }

    [Theory]
    [InlineData(OnboardingStep.Accompanied, "Hier ist schon entschieden")]
    [InlineData(OnboardingStep.Declined, "Hier ist schon entschieden")]
    [InlineData(OnboardingStep.Withdrawn, "Die Anmeldung ist zurückgezogen")]
    [InlineData(OnboardingStep.PersonGone, "Diese Person ist nicht mehr im Verzeichnis")]
    public async Task Submit_WhenItIsPast_SaysSoAndChangesNothing(OnboardingStep step, string heading)
    {
        scene.StandsAt(step);
        var request = PageProbe.Post(Link, ("decision", "approve"));

        var (_, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal(heading, page.Heading());
        PageRules.Check(page, "de");
        scene.RaisedNothing();
    }

    [Fact]
    public async Task Show_OfSomebodyGoneFromTheDirectory_SaysSo()
    {
        scene.Directory.Setup(it => it.FindAsync(OnboardingScene.Mira.Id, It.IsAny<CancellationToken>())).ReturnsAsync((Person?)null);
        var request = PageProbe.Get(Link);

        var (_, page) = await (await Functions(scene).Show(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal("Diese Person ist nicht mehr im Verzeichnis", page.Heading());
    }

    private static ApprovalFunctions Functions(OnboardingScene scene) => new(scene.Links, scene.Directory.Object);
}
