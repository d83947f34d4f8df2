using System.Text.Json;
using AngleSharp.Dom;
using Automations.Events;
using Automations.Events.Planning;
using Automations.Events.Store;
using Automations.Functions.Tests.Events;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Web;
using Automations.Managers.Desk;
using Automations.Onboarding;
using Automations.Onboarding.SigningUp;
using Automations.Programme;
using Automations.Programme.Desk;
using Automations.Programme.Workflows;
using Automations.Web;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Automations.Functions.Tests.Managers;

public sealed class DeskTests
{
    private static readonly DateTimeOffset Now = EventSamples.Monday;

    private readonly Mock<DurableTaskClient> client = new("desk");

    [Theory]
    [InlineData("de", AddressForm.Du, "2 Sachen warten auf dich.")]
    [InlineData("de", AddressForm.Sie, "2 Sachen warten auf Sie.")]
    [InlineData("en", AddressForm.Du, "2 things wait for you.")]
    public async Task Page_WithSomethingOfEach_ShowsTheMostUrgentFirstInOneVoice(string language, AddressForm form, string summary)
    {
        var page = await ShowAsync(
            language,
            form,
            Source(new(DeskUrgency.Underway, "Event: Tee", "Event: Tea", "/events/tea", Now.AddDays(1)), new(DeskUrgency.Trouble, "Etwas klemmt", "Something is stuck")),
            Source(new DeskItem(DeskUrgency.Decision, "Eine Idee", "An idea", "/events/idea/edit"))
        );

        Assert.Equal(summary, page.QuerySelector(".lead")!.TextContent);
        Assert.Equal(["trouble", "decision", "underway"], page.QuerySelectorAll("section.desk").Select(section => section.ClassList[2]!));
        Assert.Equal(["/events/idea/edit", "/events/tea"], page.QuerySelectorAll(".desk a").Select(link => link.GetAttribute("href")!.Split('?')[0]));
    }

    [Fact]
    public async Task Page_WithNothingToDo_IsCalm()
    {
        var page = await ShowAsync("de", AddressForm.Du, Source());

        Assert.Equal("Nichts wartet. Zeit für die Menschen im Programm.", page.QuerySelector(".lead")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("section"));
    }

    [Fact]
    public async Task Events_ProposedOverAndComing_AreOnTheDesk()
    {
        var week = EventSamples.Event("soon") with { Details = EventSamples.Details with { Time = EventSamples.Details.Time with { Day = new(2027, 1, 7) } } };
        var over = EventSamples.Event("over") with { Details = EventSamples.Details with { Time = EventSamples.Details.Time with { Day = new(2027, 1, 3) } } };
        var store = new Mock<IEventStore>();
        store
            .Setup(s => s.ListAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(
                [
                    over,
                    over with { Id = "counted", Attendance = EventAttendance.Closed },
                    week,
                    EventSamples.Event("later"),
                    EventSamples.Event("idea", state: EventState.Proposed) with { ProposedBy = EventSamples.Host },
                    EventSamples.Event("draft", state: EventState.Draft),
                ]
            );

        var items = await new EventsOnDesk(store.Object, new FakeTimeProvider(Now)).CollectAsync(client.Object, CancellationToken.None);

        Assert.Equal(
            [(DeskUrgency.Underway, "/events/over/check-in"), (DeskUrgency.Underway, "/events/soon"), (DeskUrgency.Decision, "/events/idea/edit")],
            items.Select(item => (item.Urgency, item.Path!))
        );
        Assert.Equal($"{Cast.Jonas.DisplayName} schlägt vor: OneNote im Team", items[2].De);
    }

    [Fact]
    public async Task Workflows_ThatAreStuck_AreNamedUpToTenAndThenCounted()
    {
        Exist([.. Enumerable.Range(0, 13).Select(number => new OrchestrationMetadata("tea", $"tea-{number}"))]);
        var tea = new Mock<IManagedWorkflow>();
        tea.Setup(workflow => workflow.Owns(It.IsAny<string>())).Returns(true);
        tea.Setup(workflow => workflow.Describe(It.IsAny<OrchestrationMetadata>()))
            .Returns((OrchestrationMetadata one) => new(one.InstanceId, "tea", "Running", "Boiling", Now, Next: null, WaitingFor: null, Paused: false, Stuck: one.InstanceId != "tea-0", "no water", []));

        var items = await new WorkflowsOnDesk(new WorkflowCatalogue([tea.Object])).CollectAsync(client.Object, CancellationToken.None);

        Assert.Equal(11, items.Count);
        Assert.Equal(("tea-1 is stuck: no water", "… and more workflows: 2"), (items[0].En, items[10].En));
    }

    [Fact]
    public async Task SignUps_AwaitingApproval_AreADecisionOnceTheLineManagerHasNotAnswered()
    {
        Exist(
            SignUp("a", OnboardingStep.AwaitingApproval, "manager"),
            SignUp("b", OnboardingStep.AwaitingApproval, "communityManagers"),
            SignUp("c", OnboardingStep.AwaitingApproval, "communityManagers"),
            SignUp("d", OnboardingStep.Accompanied, waitingFor: null)
        );

        var items = await new SignUpsOnDesk().CollectAsync(client.Object, CancellationToken.None);

        Assert.Equal(
            [(DeskUrgency.Decision, "Sign-ups that the line manager has not answered: 2"), (DeskUrgency.Underway, "Sign-ups that wait for the line manager: 1")],
            items.Select(item => (item.Urgency, item.En))
        );
    }

    private static OrchestrationMetadata SignUp(string id, OnboardingStep step, string? waitingFor) =>
        new("Onboarding", OnboardingEvents.InstanceIdOf(id))
        {
            RuntimeStatus = OrchestrationRuntimeStatus.Running,
            DataConverter = Microsoft.DurableTask.Converters.JsonDataConverter.Default,
            SerializedCustomStatus = JsonSerializer.Serialize(new OnboardingStatus(step, Now, Next: null, waitingFor)),
        };

    private void Exist(params OrchestrationMetadata[] instances) =>
        client
            .Setup(c => c.GetAllInstancesAsync(It.IsAny<OrchestrationQuery>()))
            .Returns(Pageable.Create<OrchestrationMetadata>((_, _) => Task.FromResult(new Page<OrchestrationMetadata>(instances))));

    private static IDeskSource Source(params DeskItem[] items)
    {
        var source = new Mock<IDeskSource>();
        source.Setup(one => one.CollectAsync(It.IsAny<DurableTaskClient>(), It.IsAny<CancellationToken>())).ReturnsAsync(items);
        return source.Object;
    }

    private async Task<IDocument> ShowAsync(string language, AddressForm form, params IDeskSource[] sources)
    {
        var request = PageProbe.Get($"/desk?lang={language}");
        request.HttpContext.Features.Set(new SignedInPerson("10000000-0000-0000-0000-000000000001", "Jule", new HashSet<string> { AppRoles.CommunityManager }));
        var (status, page) = await (await new DeskFunctions(sources, PageProbe.Pages(form)).Show(request, client.Object, CancellationToken.None)).ReadAsync(request);
        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
        return page;
    }
}
