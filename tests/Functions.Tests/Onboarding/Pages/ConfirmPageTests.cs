using Automations.Functions.Tests.Web;
using Automations.Onboarding;
using Automations.Onboarding.Pages;
using Automations.Programme;

namespace Automations.Functions.Tests.Onboarding.Pages;

public sealed class ConfirmPageTests
{
    private readonly OnboardingScene scene = new();

    [Theory]
    [InlineData("de", AddressForm.Du, "Warst du das?")]
    [InlineData("de", AddressForm.Sie, "Waren Sie das?")]
    [InlineData("en", AddressForm.Du, "Was this you?")]
    public async Task Show_WhileItIsOpen_AsksAndChangesNothing(string language, AddressForm form, string heading)
    {
        var spoken = new OnboardingScene(form);
        spoken.StandsAt(OnboardingStep.AwaitingConfirmation);
        var request = PageProbe.Get(spoken.Link("confirm", language: language));

        var (status, page) = await (await Functions(spoken).Show(request, spoken.Client.Object, default)).ReadAsync(request);

        Assert.Equal((200, heading), (status, page.Heading()));
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        spoken.RaisedNothing();
    }

    [Theory]
    [InlineData("yes", true)]
    [InlineData("no", false)]
    public async Task Submit_AnAnswer_TellsTheWorkflow(string answer, bool itWasMe)
    {
        scene.StandsAt(OnboardingStep.AwaitingConfirmation);
        var request = PageProbe.Post(scene.Link("confirm"), ("answer", answer));

        var (status, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal((200, itWasMe ? "Danke, alles klar!" : "Gut, dass du es sagst"), (status, page.Heading()));
        scene.Raised(OnboardingEvents.Confirmed, new SignUpConfirmation(itWasMe));
    }

    [Fact]
    public async Task Submit_WithoutAnAnswer_AsksAgain()
    {
        scene.StandsAt(OnboardingStep.AwaitingConfirmation);
        var request = PageProbe.Post(scene.Link("confirm"));

        var (_, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal("Warst du das?", page.Heading());
        scene.RaisedNothing();
    }

    [Theory]
    [InlineData(OnboardingStep.AwaitingApproval, false, "Schon bestätigt, danke!")]
    [InlineData(OnboardingStep.Unconfirmed, true, "Diese Anmeldung ist schon beendet")]
    public async Task Submit_WhenItIsPast_SaysSoAndChangesNothing(OnboardingStep step, bool isOver, string heading)
    {
        scene.StandsAt(step, isOver);
        var request = PageProbe.Post(scene.Link("confirm"), ("answer", "yes"));

        var (_, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal(heading, page.Heading());
        scene.RaisedNothing();
    }

    [Fact]
    public async Task Show_WithAnExpiredLink_SaysSoKindly()
    {
        var request = PageProbe.Get(scene.Link("confirm"));
        scene.Clock.Advance(TimeSpan.FromDays(15));

        var (status, page) = await (await Functions(scene).Show(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal((410, "Dieser Link ist abgelaufen"), (status, page.Heading()));
        PageRules.Check(page, "de");
    }

    [Theory]
    [InlineData("/confirm")]
    [InlineData("/confirm?link=abc")]
    public async Task Show_WithABrokenLink_SaysSoKindly(string address)
    {
        var request = PageProbe.Get(address);

        var (status, page) = await (await Functions(scene).Show(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal((404, "Dieser Link öffnet nichts"), (status, page.Heading()));
        PageRules.Check(page, "de");
    }

    [Fact]
    public async Task Show_WithALinkForSomethingElse_OpensNothing()
    {
        var request = PageProbe.Get(scene.Link("leave").Replace("/leave", "/confirm", StringComparison.Ordinal));

        Assert.Equal(404, (await (await Functions(scene).Show(request, scene.Client.Object, default)).ReadAsync(request)).Status);
    }

    private static ConfirmFunctions Functions(OnboardingScene scene) => new(scene.Links);
}
