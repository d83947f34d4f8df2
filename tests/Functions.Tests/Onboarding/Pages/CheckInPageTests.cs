using Automations.Functions.Tests.Web;
using Automations.Onboarding;
using Automations.Onboarding.Pages;
using Automations.People;
using Automations.Programme;
using Moq;

namespace Automations.Functions.Tests.Onboarding.Pages;

public sealed class CheckInPageTests
{
    private readonly OnboardingScene scene = new();

    public CheckInPageTests() => scene.StandsAt(OnboardingStep.CheckIn);

    [Theory]
    [InlineData("de", AddressForm.Du)]
    [InlineData("de", AddressForm.Sie)]
    [InlineData("en", AddressForm.Du)]
    public async Task Show_WhileItIsOpen_OffersFiveFacesAndChangesNothing(string language, AddressForm form)
    {
        var spoken = new OnboardingScene(form);
        spoken.StandsAt(OnboardingStep.CheckIn);
        var request = PageProbe.Get(spoken.Link("check-in", "#30", language: language));

        var (status, page) = await (await Functions(spoken).Show(request, spoken.Client.Object, default)).ReadAsync(request);

        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        Assert.Equal(["1", "2", "3", "4", "5"], page.QuerySelectorAll("input[name=feeling]").Select(face => face.GetAttribute("value")));
        Assert.Contains("30", page.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        spoken.RaisedNothing();
    }

    [Theory]
    [InlineData("5", null, "Danke, das war’s schon!")]
    [InlineData("1", null, "Danke für deine Offenheit")]
    [InlineData("4", "yes", "Hilfe ist unterwegs")]
    public async Task Submit_AnAnswer_TellsTheWorkflowAndThanksFittingly(string feeling, string? help, string heading)
    {
        var request = PageProbe.Post(scene.Link("check-in", "#30"), ("feeling", feeling), ("help", help ?? ""), ("note", " Läuft. "));

        var (status, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal((200, heading), (status, page.Heading()));
        scene.Raised(OnboardingEvents.CheckedIn, new CheckInAnswer(30, feeling[0] - '0', help is not null, "Läuft."));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("55")]
    public async Task Submit_WithoutAFace_KeepsTheRestAndSaysWhatIsMissing(string feeling)
    {
        var request = PageProbe.Post(scene.Link("check-in", "#30"), ("feeling", feeling), ("note", "Läuft."), ("help", "yes"));

        var (status, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal(422, status);
        PageRules.Check(page, "de");
        Assert.Equal("#feeling", page.QuerySelector("#error-summary a")!.GetAttribute("href"));
        Assert.Equal("Läuft.", page.QuerySelector("#note")!.TextContent);
        Assert.True(page.QuerySelector("#help")!.HasAttribute("checked"));
        scene.RaisedNothing();
    }

    [Fact]
    public async Task Submit_ForADayThatIsAnswered_SaysSoAndChangesNothing()
    {
        scene.Register.Setup(it => it.FindAsync(OnboardingScene.Mira.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Champion("Day 30: 4 of 5"));
        var request = PageProbe.Post(scene.Link("check-in", "#30"), ("feeling", "5"));

        var (_, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal("Deine Antwort haben wir schon", page.Heading());
        scene.RaisedNothing();
    }

    [Theory]
    [InlineData(OnboardingStep.Completed, "Die ersten Monate sind geschafft")]
    [InlineData(OnboardingStep.Left, "Dieser Check-in ist nicht mehr offen")]
    public async Task Show_WhenTheOnboardingIsOver_SaysSo(OnboardingStep step, string heading)
    {
        scene.StandsAt(step, isOver: true);
        var request = PageProbe.Get(scene.Link("check-in", "#90"));

        Assert.Equal(heading, (await (await Functions(scene).Show(request, scene.Client.Object, default)).ReadAsync(request)).Page.Heading());
    }

    private static Champion Champion(string notes) =>
        new()
        {
            Person = OnboardingScene.Mira,
            Role = ChampionRole.Champion,
            State = ChampionState.Active,
            Since = default,
            CheckInNotes = notes,
        };

    private static CheckInFunctions Functions(OnboardingScene scene) => new(scene.Links, scene.Register.Object);
}
