using Automations.Events;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.People;

namespace Automations.Functions.Tests.Events;

/// <summary>The event that most tests are about: Tuesday 12 January 2027, 12:15 in Zurich.</summary>
internal static class EventSamples
{
    public static readonly DateTimeOffset Monday = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);

    public static EventPerson Host { get; } = new(Cast.Jonas.Id, Cast.Jonas.DisplayName, Cast.Jonas.Mail);

    public static EventDetails Details { get; } =
        new()
        {
            Format = EventFormat.LunchAndLearn,
            Title = "OneNote im Team",
            Description = "Wir schauen uns an, wie ein **gemeinsames Notizbuch** hilft.",
            Hosts = [Host],
            Time = new(new(2027, 1, 12), new(12, 15), "Europe/Zurich", 45),
            Place = "Raum Limmat",
            OnlineMeeting = true,
            Languages = ["de"],
            Topics = ["OneNote"],
        };

    public static EventRecord Event(string id, int? capacity = null, EventState state = EventState.Published) =>
        new()
        {
            Id = id,
            State = state,
            Details = Details with { Capacity = capacity },
            Version = 1,
            Created = Monday,
            Changed = Monday,
        };

    /// <summary>Somebody of a crowd; always the same for the same number.</summary>
    public static Person Somebody(int number) =>
        new(
            $"10000000-0000-0000-0000-{number:D12}",
            $"somebody{number}@nordlicht.example",
            $"somebody{number}@nordlicht.example",
            $"Somebody {number}",
            $"Somebody{number}",
            "Vertrieb",
            "Hamburg",
            number % 4 == 0 ? "en" : "de",
            number % 4 == 0 ? "Europe/London" : "Europe/Berlin",
            number % 4 == 0 ? "GB-ENG" : "DE-HH"
        );
}
