using Automations.Events;
using Automations.Events.Pages;
using Automations.Events.Planning;
using Automations.Events.Reminders;
using Automations.Events.Store;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Web;
using Automations.Programme;
using Automations.Web;
using Automations.Web.Pages;

namespace Automations.Functions.Tests.Events.Pages;

/// <summary>Every page in each voice: by the rules that hold for all pages, and never falling out of its form of address.</summary>
public sealed class EventPageTextsTests
{
    private const string Question = "OneNote?";

    private static readonly EventRecord Event = EventSamples.Event("abc", capacity: 2);

    public static TheoryData<string, AddressForm> Voices() => new() { { "de", AddressForm.Du }, { "de", AddressForm.Sie }, { "en", AddressForm.Du } };

    [Theory]
    [MemberData(nameof(Voices))]
    public async Task Event_WhereverSomebodyStands_SpeaksInOneVoice(string language, AddressForm form)
    {
        RegistrationState?[] states = [null, RegistrationState.Seat, RegistrationState.Waiting, RegistrationState.Declined];
        foreach (var state in states)
            foreach (var seats in new[] { new SeatCount(2, 1, 0, 0), new SeatCount(2, 2, 1, 0) })
                await CheckAsync<EventPage>(
                    language,
                    form,
                    new()
                    {
                        [nameof(EventPage.Record)] = Event,
                        [nameof(EventPage.Seats)] = seats,
                        [nameof(EventPage.Registration)] = state is { } known
                            ? new Registration { Person = Cast.Mira, State = known, Number = 1, Since = EventSamples.Monday, Version = 1, Question = seats.IsFull ? Question : null }
                            : null,
                        [nameof(EventPage.InLine)] = 1,
                        [nameof(EventPage.MayCome)] = true,
                        [nameof(EventPage.Visitor)] = new EventVisitor(Cast.Mira, IsManager: true, "Mira Hansen"),
                        [nameof(EventPage.Leads)] = true,
                        [nameof(EventPage.Questions)] = new[] { Question },
                        [nameof(EventPage.Reach)] = new ReminderReach[] { new(new(0, 60), 1_800, 10_000, Mailboxes: 6), new(new(1, 0), 0, 10_000, Mailboxes: null) },
                        [nameof(EventPage.Times)] = Times(language, form),
                        [nameof(EventPage.Now)] = EventSamples.Monday,
                    }
                );
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public async Task Event_WhateverBecameOfAQuestion_SpeaksInOneVoice(string language, AddressForm form)
    {
        var (voice, me) = (new Voice(language, form), new Registration { Person = Cast.Mira, State = RegistrationState.Seat, Number = 1, Since = EventSamples.Monday, Version = 1 });
        var (asked, silent) = (new QuestionInput(Question, new()), QuestionInput.None);
        var tooLong = new QuestionInput(Question, new());
        tooLong.Errors.CheckLength(QuestionInput.Field, Question, longest: 5, voice);
        QuestionInput[] inputs =
        [
            asked.Noted(new(RegistrationOutcome.Done, Event, me with { Question = Question }), voice),
            silent.Noted(new(RegistrationOutcome.Done, Event, me), voice),
            asked.TooLate(voice),
            tooLong,
        ];
        Assert.Equal([true, true, true, false], inputs.Select(input => input.Reply is not null));
        foreach (var input in inputs)
            await CheckAsync<EventPage>(
                language,
                form,
                new()
                {
                    [nameof(EventPage.Record)] = Event,
                    [nameof(EventPage.Seats)] = new SeatCount(2, 1, 0, 0),
                    [nameof(EventPage.Registration)] = me,
                    [nameof(EventPage.Asked)] = input,
                    [nameof(EventPage.Visitor)] = new EventVisitor(Cast.Mira, IsManager: false, SignedInAs: null),
                    [nameof(EventPage.Times)] = Times(language, form),
                    [nameof(EventPage.Now)] = EventSamples.Monday,
                }
            );
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public async Task Lists_FormsAndCheckIn_SpeakInOneVoice(string language, AddressForm form)
    {
        var visitor = new EventVisitor(Cast.Mira, IsManager: true, "Mira Hansen");
        foreach (var events in new IReadOnlyList<EventRecord>[] { [], [Event] })
            foreach (var month in new DateOnly?[] { null, new(2027, 1, 1) })
                await CheckAsync<EventsPage>(
                    language,
                    form,
                    new()
                    {
                        [nameof(EventsPage.Events)] = events,
                        [nameof(EventsPage.Filter)] = new EventFilter(Format: null, Topic: null, month),
                        [nameof(EventsPage.Times)] = Times(language, form),
                        [nameof(EventsPage.Today)] = new DateOnly(2027, 1, 4),
                        [nameof(EventsPage.Visitor)] = visitor,
                        [nameof(EventsPage.Feed)] = new Uri("http://localhost:7071/events/feed.ics"),
                    }
                );
        foreach (var isProposal in new[] { true, false })
            await CheckAsync<EventFormPage>(
                language,
                form,
                new() { [nameof(EventFormPage.Form)] = EventForm.New(Web.TestProgramme.Lotsen, language), [nameof(EventFormPage.IsProposal)] = isProposal }
            );
        foreach (var hasBegun in new[] { true, false })
            await CheckAsync<CheckInPage>(
                language,
                form,
                new()
                {
                    [nameof(CheckInPage.Record)] = Event,
                    [nameof(CheckInPage.Registrations)] = Array.Empty<Registration>(),
                    [nameof(CheckInPage.Questions)] = new[] { Question },
                    [nameof(CheckInPage.Visitor)] = visitor,
                    [nameof(CheckInPage.Times)] = Times(language, form),
                    [nameof(CheckInPage.HasBegun)] = hasBegun,
                    [nameof(CheckInPage.Here)] = new Uri("https://lotsen.example/events/abc/here?link=0123456789"),
                }
            );
    }

    [Fact]
    public void When_InAnotherZone_SaysBothTimes()
    {
        var times = new EventTimes(new Voice("de", AddressForm.Du), "Europe/London");

        Assert.Equal("Dienstag, 12. Januar, 11:15 bis 12:00 Uhr (12:15 Uhr in Zurich)", times.When(EventSamples.Details.Time));
        Assert.Equal("Tuesday 12 January, 12:15 to 13:00", new EventTimes(new Voice("en", AddressForm.Du), "Europe/Berlin").When(EventSamples.Details.Time));
    }

    private static EventTimes Times(string language, AddressForm form) => new(new Voice(language, form), "Europe/London");

    private static async Task CheckAsync<TPage>(string language, AddressForm form, Dictionary<string, object?> parameters)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var request = PageProbe.Get($"/events?lang={language}");
        var (status, page) = await (await PageProbe.Pages(form).RenderAsync<TPage>(request, parameters: parameters)).ReadAsync(request);

        Assert.Equal(200, status);
        PageRules.Check(page, language);
        GermanForms.Check(PageRules.Words(page), language, form);
    }
}
