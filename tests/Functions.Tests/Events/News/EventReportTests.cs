using Automations.Events;
using Automations.Events.News;
using Automations.Events.Store;
using Automations.Functions.Tests.Web;
using Automations.Programme.Reports;
using Moq;

namespace Automations.Functions.Tests.Events.News;

public sealed class EventReportTests
{
    private readonly Mock<IRegistrations> registrations = new();

    [Fact]
    public async Task Figures_OfAMonth_AddUpWhatIsKeptAndCountWhatIsNotYet()
    {
        registrations
            .Setup(all => all.PageAsync("fresh", It.IsAny<int>(), It.IsAny<string?>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new RegistrationPage([Seat(1, attended: true), Seat(2, attended: false), Seat(3, attended: false) with { State = RegistrationState.Declined }], Next: null));

        var figures = await CollectAsync(
            Closed("kept", new(12, 3, 2, 9, 3)),
            EventSamples.Event("fresh"),
            Closed("february", new(50, 0, 0, 50, 0)) with { Details = EventSamples.Details with { Time = EventSamples.Details.Time with { Day = new(2027, 2, 2) } } },
            EventSamples.Event("cancelled", state: EventState.Cancelled),
            EventSamples.Event("draft", state: EventState.Draft)
        );

        Assert.Equal([("events-held", 2), ("events-registered", 14), ("events-attended", 10)], figures.Select(figure => (figure.Key, (int)figure.Value)));
    }

    [Fact]
    public async Task Figures_OfAMonthWithoutEvents_AreNone() => Assert.Empty(await CollectAsync(EventSamples.Event("draft", state: EventState.Draft)));

    private static EventRecord Closed(string id, EventFigures figures) => EventSamples.Event(id, state: EventState.Closed) with { Figures = figures };

    private static Registration Seat(int number, bool attended) =>
        new() { Person = EventSamples.Somebody(number), State = RegistrationState.Seat, Number = number, Since = EventSamples.Monday, Version = 1, Attended = attended };

    private async Task<IReadOnlyList<ReportFigure>> CollectAsync(params EventRecord[] records)
    {
        var events = new Mock<IEventStore>();
        events.Setup(store => store.ListAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync(records);
        var programme = TestProgramme.Lotsen;
        var calendar = programme.CalendarOf("DE-HH", "Europe/Berlin");
        return await new EventReport(events.Object, registrations.Object, programme).CollectAsync(ReportMonth.Of("2027-01", calendar)!, default);
    }
}
