using AngleSharp.Html.Dom;
using Automations.Delivery;
using Automations.Events;
using Automations.Events.Pages;
using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Web;
using Automations.People;
using Automations.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace Automations.Functions.Tests.Events.Pages;

/// <summary>The field beside the registration: what is asked of the desk, what is said, and who sees the questions.</summary>
public sealed class EventQuestionPageTests
{
    private const string Sharing = "Wie teile ich ein Notizbuch?";

    private static readonly EventRecord Event = EventSamples.Event("abc", capacity: 2);
    private static readonly RegistrationPage Others = new([Of(Cast.Emma, Sharing), Of(Cast.Buddy, "Auch am Handy?")], Next: null);

    private readonly Mock<IEventStore> events = new();
    private readonly Mock<IRegistrations> registrations = new();
    private readonly Mock<IEventDesk> desk = new();
    private readonly Mock<ISignIn> signIn = new();
    private readonly Mock<ISignedLinks> links = new();
    private readonly FakeTimeProvider clock = new(EventSamples.Monday);

    public EventQuestionPageTests()
    {
        events.Setup(it => it.FindAsync("abc", It.IsAny<CancellationToken>())).ReturnsAsync(Event);
        registrations.Setup(it => it.CountAsync("abc", It.IsAny<CancellationToken>())).ReturnsAsync(new SeatCount(2, 1, 0, 0));
        registrations.Setup(it => it.PageAsync("abc", It.IsAny<int>(), null, It.IsAny<CancellationToken>())).ReturnsAsync(Others);
        links.Setup(it => it.Check(It.IsAny<HttpRequest>(), It.IsAny<string>())).Returns(new LinkCheck(LinkState.Invalid, Link: null));
        SignIn(Cast.Mira);
    }

    [Fact]
    public async Task Register_WithAQuestion_IsAskedInOneGoAndSaidSo()
    {
        Registers(Sharing, new(RegistrationOutcome.Done, Event, Of(Cast.Mira, Sharing)));
        registrations.Setup(it => it.FindAsync("abc", Cast.Mira.Id, It.IsAny<CancellationToken>())).ReturnsAsync(Of(Cast.Mira, Sharing));

        var (status, page) = await SubmitAsync("register", $" {Sharing} ");

        Assert.Equal((200, Sharing), (status, Field(page)));
        Assert.Contains("Deine Frage ist notiert", Status(page), StringComparison.Ordinal);
        Assert.Equal("Frage ändern", page.QuerySelector("button[value=ask]")!.TextContent);
    }

    [Fact]
    public async Task Register_WithAnEmptyField_LeavesAQuestionOfAnotherTabAlone()
    {
        Registers(null, new(RegistrationOutcome.Done, Event, Of(Cast.Mira, Sharing)));

        await SubmitAsync("register", " ");

        desk.VerifyAll();
        desk.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("register")]
    [InlineData("ask")]
    public async Task Question_ThatIsTooLong_ChangesNothingAndIsStillThere(string wish)
    {
        var text = new string('?', EventRulebook.LongestQuestion + 1);

        var (status, page) = await SubmitAsync(wish, text);

        Assert.Equal((422, text), (status, Field(page)));
        Assert.Equal("#question", page.QuerySelector("#error-summary a")!.GetAttribute("href"));
        Assert.Contains("500", page.QuerySelector("#question-error")!.TextContent, StringComparison.Ordinal);
        desk.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Register_WithAQuestionThatComesTooLate_StillGetsTheSeat()
    {
        clock.SetUtcNow(Event.Details.Time.Start);
        Registers(Sharing, new(RegistrationOutcome.Begun, Event));
        Registers(null, new(RegistrationOutcome.Done, Event, Of(Cast.Mira, question: null)));

        var (_, page) = await SubmitAsync("register", Sharing);

        desk.VerifyAll();
        Assert.Contains("zu spät", Status(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("#question"));
    }

    [Fact]
    public async Task Ask_WithNothing_TakesTheQuestionBack()
    {
        desk.Setup(it => it.AskAsync("abc", Cast.Mira, "", It.IsAny<DurableTaskClient>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new RegistrationAnswer(RegistrationOutcome.Done, Event, Of(Cast.Mira, question: null)));

        var (_, page) = await SubmitAsync("ask", "");

        desk.VerifyAll();
        Assert.Contains("Es ist keine Frage notiert.", Status(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_BySomebodyWhoGaveTheSeatBackElsewhere_DoesNotLoseTheWords()
    {
        desk.Setup(it => it.AskAsync("abc", Cast.Mira, Sharing, It.IsAny<DurableTaskClient>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new RegistrationAnswer(RegistrationOutcome.Done, Event, Of(Cast.Mira, question: null) with { State = RegistrationState.Declined }));

        var (_, page) = await SubmitAsync("ask", Sharing);

        Assert.Equal(Sharing, Field(page));
        Assert.NotNull(page.QuerySelector("button[value=register]"));
    }

    [Fact]
    public async Task Questions_AreForHostsAndManagersAloneAndWithoutNames()
    {
        Assert.Empty(Questions(await ShowAsync()));
        SignIn(Cast.Jonas);
        var page = await ShowAsync();
        Assert.Equal(["Auch am Handy?", Sharing], Questions(page));
        Assert.DoesNotContain(Cast.Emma.DisplayName, PageRules.Words(page), StringComparison.Ordinal);
        SignIn(Cast.Ben, AppRoles.CommunityManager);
        Assert.Equal(["Auch am Handy?", Sharing], Questions(await ShowAsync()));
    }

    [Fact]
    public async Task Questions_AreNotOpenedByTheLinkThatAHostGotForTheirOwnSeat()
    {
        signIn.Reset();
        links.Setup(it => it.Check(It.IsAny<HttpRequest>(), EventLinks.Attend))
            .Returns(new LinkCheck(LinkState.Valid, new(EventLinks.Attend, "abc", Cast.Jonas.Id, EventSamples.Monday.AddDays(9))));

        Assert.Empty(Questions(await ShowAsync()));
    }

    private static Registration Of(Person person, string? question) =>
        new() { Person = person, State = RegistrationState.Seat, Number = 1, Since = EventSamples.Monday, Version = 1, Question = question };

    private static string Status(IHtmlDocument page) => page.QuerySelector("[role=status]")!.TextContent;

    private static string? Field(IHtmlDocument page) => ((IHtmlTextAreaElement?)page.QuerySelector("#question"))?.Value;

    private static IEnumerable<string> Questions(IHtmlDocument page) => page.QuerySelectorAll(".questions li").Select(item => item.TextContent.Trim());

    private void SignIn(Person person, params string[] roles) =>
        signIn.Setup(it => it.WhoAsync(It.IsAny<HttpRequest>(), It.IsAny<CancellationToken>())).ReturnsAsync(new SignedInPerson(person.Id, person.DisplayName, roles.ToHashSet()));

    private void Registers(string? question, RegistrationAnswer answer) =>
        desk.Setup(it => it.RegisterAsync("abc", Cast.Mira, question, It.IsAny<DurableTaskClient>(), It.IsAny<CancellationToken>())).ReturnsAsync(answer);

    private async Task<IHtmlDocument> ShowAsync()
    {
        var request = PageProbe.Get("/events/abc?lang=de");
        return (await (await Functions().Show(request, "abc", default)).ReadAsync(request)).Page;
    }

    private async Task<(int Status, IHtmlDocument Page)> SubmitAsync(string wish, string question)
    {
        var request = PageProbe.Post("/events/abc?lang=de", ("wish", wish), ("question", question));
        return await (await Functions().Submit(request, "abc", new Mock<DurableTaskClient>("desk").Object, default)).ReadAsync(request);
    }

    private EventFunctions Functions()
    {
        var directory = new FakeDirectory(Cast.Mira, Cast.Emma, Cast.Jonas, Cast.Ben);
        var capacity = new Mock<ISendingCapacity>();
        capacity.Setup(it => it.ReadAsync(It.IsAny<CancellationToken>())).ReturnsAsync(new SendingCapacity(1, 30, 10_000));
        return new(
            events.Object,
            registrations.Object,
            desk.Object,
            new EventAdmission(new FakeGroups(), new FakeRegister()),
            new EventVisitors(links.Object, signIn.Object, directory),
            new ReminderForecast(capacity.Object, TestProgramme.Lotsen, clock),
            PageProbe.Pages(),
            TestProgramme.Lotsen,
            clock
        );
    }
}
