using Automations.Functions.Tests.Web;
using Automations.Onboarding;
using Automations.Onboarding.Leaving;
using Automations.Onboarding.Pages;
using Automations.Programme;
using Moq;

namespace Automations.Functions.Tests.Onboarding.Pages;

public sealed class LeavePageTests
{
    private readonly OnboardingScene scene = new();
    private readonly Mock<ILeavingDesk> desk = new();

    [Theory]
    [InlineData(OnboardingStep.AwaitingApproval, "de", AddressForm.Du, "Möchtest du deine Anmeldung zurückziehen?")]
    [InlineData(OnboardingStep.Accompanied, "de", AddressForm.Sie, "Möchten Sie aussteigen?")]
    [InlineData(OnboardingStep.CheckIn, "en", AddressForm.Du, "Would you like to leave?")]
    public async Task Show_OnTheWay_AsksFirstAndChangesNothing(OnboardingStep step, string language, AddressForm form, string heading)
    {
        var spoken = new OnboardingScene(form);
        spoken.StandsAt(step);
        var request = PageProbe.Get(spoken.Link("leave", language: language));

        var (status, page) = await (await Functions(spoken).Show(request, spoken.Client.Object, default)).ReadAsync(request);

        Assert.Equal((200, heading), (status, page.Heading()));
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        desk.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(LeavingOutcome.Begun, "Alles erledigt")]
    [InlineData(LeavingOutcome.HasLeft, "Hier ist schon alles erledigt")]
    public async Task Submit_TheWish_HandsItToTheDesk(LeavingOutcome outcome, string heading)
    {
        desk.Setup(it => it.LeaveAsync(OnboardingScene.Mira.Id, OnboardingScene.Mira.Id, "Keine Zeit", scene.Client.Object, It.IsAny<CancellationToken>()))
            .ReturnsAsync(outcome);
        var request = PageProbe.Post(scene.Link("leave"), ("leave", "yes"), ("reason", "Keine Zeit"));

        Assert.Equal(heading, (await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request)).Page.Heading());
    }

    [Fact]
    public async Task Submit_WithoutTheButton_AsksAgain()
    {
        var request = PageProbe.Post(scene.Link("leave"), ("reason", "Keine Zeit"));

        var (_, page) = await (await Functions(scene).Submit(request, scene.Client.Object, default)).ReadAsync(request);

        Assert.Equal("Keine Zeit", page.QuerySelector("#reason")!.TextContent);
        desk.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Show_AfterLeaving_SaysSo()
    {
        scene.StandsAt(OnboardingStep.Left, isOver: true);
        var request = PageProbe.Get(scene.Link("leave"));

        Assert.Equal("Hier ist schon alles erledigt", (await (await Functions(scene).Show(request, scene.Client.Object, default)).ReadAsync(request)).Page.Heading());
    }

    private LeaveFunctions Functions(OnboardingScene spoken) => new(spoken.Links, desk.Object, spoken.Register.Object);
}
