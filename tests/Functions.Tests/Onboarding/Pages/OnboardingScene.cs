using Automations.Functions.Tests.Web;
using Automations.Onboarding;
using Automations.Onboarding.Pages;
using Automations.Onboarding.Workflow;
using Automations.People;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Automations.Functions.Tests.Onboarding.Pages;

/// <summary>One onboarding at some step, as the pages find it.</summary>
internal sealed class OnboardingScene
{
    public static readonly Person Mira = PersonOf("0b75fa14", "Mira", "Hansen");
    public static readonly Person Sabine = PersonOf("77aa0001", "Sabine", "Krüger");

    private readonly SignedLinks links;

    public OnboardingScene(AddressForm form = AddressForm.Du)
    {
        Programme = TestProgramme.Speaking(form);
        Pages = PageProbe.Pages(form);
        links = new(WebSettings.Keys(), WebSettings.App(), Clock);
        Directory.Setup(it => it.FindAsync(Mira.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Mira);
        Directory.Setup(it => it.FindAsync(Sabine.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Sabine);
        StandsAt(OnboardingStep.AwaitingApproval);
    }

    public FakeTimeProvider Clock { get; } = new(new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero));

    public ProgrammeSettings Programme { get; }

    public IPages Pages { get; }

    public Mock<DurableTaskClient> Client { get; } = new("test");

    public Mock<IDirectory> Directory { get; } = new();

    public Mock<IChampionRegister> Register { get; } = new();

    public LinkedPages Links => new(links, Pages, Programme);

    public string InstanceId => OnboardingEvents.InstanceIdOf(Mira.Id);

    /// <summary>Path and query of a link that Mira's onboarding has sent.</summary>
    public string Link(string purpose, string detail = "", Person? to = null, string language = "de") =>
        links.Create($"/{purpose}?lang={language}", new(purpose, InstanceId + detail, (to ?? Mira).Id, Clock.GetUtcNow().AddDays(14))).PathAndQuery;

    public void StandsAt(OnboardingStep step, bool isOver = false) =>
        Client
            .Setup(it => it.GetInstanceAsync(InstanceId, true, It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                new OrchestrationMetadata("Onboarding", InstanceId)
                {
                    RuntimeStatus = isOver ? OrchestrationRuntimeStatus.Completed : OrchestrationRuntimeStatus.Running,
                    DataConverter = JsonDataConverter.Default,
                    SerializedInput = JsonDataConverter.Default.Serialize(Input()),
                    SerializedCustomStatus = JsonDataConverter.Default.Serialize(new OnboardingStatus(step, Clock.GetUtcNow(), Next: null, WaitingFor: null)),
                }
            );

    public void Raised<T>(string name, T payload) =>
        Client.Verify(it => it.RaiseEventAsync(InstanceId, name, It.Is<object?>(sent => payload!.Equals(sent)), It.IsAny<CancellationToken>()), Times.Once);

    public void RaisedNothing() =>
        Client.Verify(
            it => it.RaiseEventAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<CancellationToken>()),
            Times.Never
        );

    private OnboardingInput Input() =>
        new()
        {
            PersonId = Mira.Id,
            Role = ChampionRole.Champion,
            Topics = ["Teams", "OneNote"],
            Motivation = "Ich <b>zeige</b> gern, wie es geht.",
            Rules = OnboardingRules.Of(Programme),
        };

    private static Person PersonOf(string id, string givenName, string name) =>
        new(id, $"{givenName}@nordlicht.example", $"{givenName}@nordlicht.example", $"{givenName} {name}", givenName, "Vertrieb", "Hamburg", "de", "Europe/Berlin", "DE-HH");
}
