namespace Automations.EndToEnd.Events;

/// <summary>When a walk takes place, for whom, and what each of them is to find in their mailbox, on their own clock; written by hand.</summary>
/// <param name="Stays">By zone: who comes in the end. Who does not gets <c>missed</c> in place of <c>thanks</c>, and is asked for no feedback.</param>
/// <param name="Declined">By zone: who takes part until the registration is given back.</param>
/// <param name="Late">Of the one in Pune who registers two hours before.</param>
internal sealed record WalkStory(
    string Title,
    DateOnly Monday,
    IReadOnlyList<Attendee> People,
    IReadOnlyDictionary<string, string> Stays,
    IReadOnlyDictionary<string, string> Declined,
    string Late
)
{
    private const string Zurich = "Europe/Zurich";
    private const string London = "Europe/London";
    private const string NewYork = "America/New_York";
    private const string Pune = "Asia/Kolkata";
    private const string Sydney = "Australia/Sydney";

    /// <summary>In New York it begins at 06:15, and nobody is reminded in the night.</summary>
    public static WalkStory Winter { get; } = new(
        "OneNote im Januar",
        new(2027, 1, 4),
        FortyPeople.All,
        new Dictionary<string, string>
        {
            [Zurich] = "registered Mon 04 09:00, day Tue 05 12:15, day Mon 11 12:15, moved Mon 11 15:00, day Tue 12 12:15, hour Wed 13 11:15, thanks Wed 13 13:30",
            [London] = "registered Mon 04 08:00, day Tue 05 11:15, day Mon 11 11:15, moved Mon 11 14:00, day Tue 12 11:15, hour Wed 13 10:15, thanks Wed 13 12:30",
            [NewYork] = "registered Mon 04 03:00, day Tue 05 08:00, day Mon 11 08:00, moved Mon 11 09:00, day Tue 12 08:00, thanks Wed 13 08:00",
            [Pune] = "registered Mon 04 13:30, day Tue 05 16:00, day Mon 11 16:00, moved Tue 12 08:00, day Tue 12 16:00, hour Wed 13 15:45, thanks Thu 14 08:00",
        },
        new Dictionary<string, string>
        {
            [Zurich] = "registered Mon 04 09:00, day Tue 05 12:15, unregistered Tue 05 16:00",
            [London] = "registered Mon 04 08:00, day Tue 05 11:15, unregistered Tue 05 15:00",
            [NewYork] = "registered Mon 04 03:00, day Tue 05 08:00, unregistered Tue 05 10:00",
            [Pune] = "registered Mon 04 13:30, day Tue 05 16:00, unregistered Tue 05 20:30",
        },
        "registered Wed 13 14:45, thanks Thu 14 08:00"
    );

    /// <summary>Europe's clocks go forward over Easter, New York's did two weeks before, Sydney's go back a week later; Monday is a holiday.</summary>
    public static WalkStory Spring { get; } = new(
        "OneNote im März",
        new(2027, 3, 22),
        FortyPeople.AroundTheWorld,
        new Dictionary<string, string>
        {
            [Zurich] = "registered Mon 22 09:00, day Tue 23 12:15, day Thu 25 12:15, moved Tue 30 08:00, day Tue 30 12:15, hour Wed 31 11:15, thanks Wed 31 13:30",
            [Sydney] = "registered Mon 22 19:00, day Tue 23 16:00, day Thu 25 16:00, moved Tue 30 08:00, day Tue 30 16:00, hour Wed 31 20:15, thanks Thu 01 08:00",
            [NewYork] = "registered Mon 22 04:00, day Tue 23 08:00, day Thu 25 08:00, moved Mon 29 09:00, day Tue 30 08:00, thanks Wed 31 08:00",
            [Pune] = "registered Mon 22 13:30, day Tue 23 15:45, day Thu 25 15:45, moved Tue 30 08:00, day Tue 30 15:45, hour Wed 31 14:45, thanks Thu 01 08:00",
        },
        new Dictionary<string, string>
        {
            [Zurich] = "registered Mon 22 09:00, day Tue 23 12:15, unregistered Tue 23 16:00",
            [Sydney] = "registered Mon 22 19:00, day Tue 23 16:00, unregistered Wed 24 02:00",
            [NewYork] = "registered Mon 22 04:00, day Tue 23 08:00, unregistered Tue 23 11:00",
            [Pune] = "registered Mon 22 13:30, day Tue 23 15:45, unregistered Tue 23 20:30",
        },
        "registered Wed 31 13:45, thanks Thu 01 08:00"
    );

    /// <summary>Europe's clocks go back, New York's a week later, Sydney's went forward three weeks before.</summary>
    public static WalkStory Autumn { get; } = new(
        "OneNote im Oktober",
        new(2027, 10, 25),
        FortyPeople.AroundTheWorld,
        new Dictionary<string, string>
        {
            [Zurich] = "registered Mon 25 09:00, day Tue 26 12:15, day Mon 01 12:15, moved Mon 01 15:00, day Tue 02 12:15, hour Wed 03 11:15, thanks Wed 03 13:30",
            [Sydney] = "registered Mon 25 18:00, day Tue 26 16:00, day Mon 01 16:00, moved Tue 02 08:00, day Tue 02 16:00, thanks Thu 04 08:00",
            [NewYork] = "registered Mon 25 03:00, day Tue 26 08:00, day Mon 01 08:00, moved Mon 01 10:00, day Tue 02 08:00, hour Wed 03 07:00, thanks Wed 03 08:30",
            [Pune] = "registered Mon 25 12:30, day Tue 26 16:00, day Mon 01 16:00, moved Tue 02 08:00, day Tue 02 16:00, hour Wed 03 15:45, thanks Thu 04 08:00",
        },
        new Dictionary<string, string>
        {
            [Zurich] = "registered Mon 25 09:00, day Tue 26 12:15, unregistered Tue 26 16:00",
            [Sydney] = "registered Mon 25 18:00, day Tue 26 16:00, unregistered Wed 27 01:00",
            [NewYork] = "registered Mon 25 03:00, day Tue 26 08:00, unregistered Tue 26 10:00",
            [Pune] = "registered Mon 25 12:30, day Tue 26 16:00, unregistered Tue 26 19:30",
        },
        "registered Wed 03 14:45, thanks Thu 04 08:00"
    );
}
