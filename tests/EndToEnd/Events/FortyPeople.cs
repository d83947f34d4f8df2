using System.Text.Json;

namespace Automations.EndToEnd.Events;

/// <summary>An organisation in five time zones: ten people each, and a host and a community manager in Zurich.</summary>
internal static class FortyPeople
{
    public const string Host = "host@example.org";

    private static readonly Place Zurich = new("Zurich", "Europe/Zurich", "de-CH");
    private static readonly Place London = new("London", "Europe/London", "en-GB");
    private static readonly Place NewYork = new("New York", "America/New_York", "en-US");
    private static readonly Place Pune = new("Pune", "Asia/Kolkata", "en-IN");
    private static readonly Place Sydney = new("Sydney", "Australia/Sydney", "en-AU");

    /// <summary>In the order in which they register.</summary>
    public static IReadOnlyList<Attendee> All { get; } = Of(Zurich, London, NewYork, Pune);

    /// <summary>Where the clocks change on three different days, and where they never do.</summary>
    public static IReadOnlyList<Attendee> AroundTheWorld { get; } = Of(Zurich, Sydney, NewYork, Pune);

    public static async Task<string> WriteAsync()
    {
        var file = Path.GetTempFileName();
        var people = All.Union(AroundTheWorld).Select((person, number) => Entry(person.Address, $"Person {number}", "Sales", person.Place));
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                people.Append(Entry(Host, "Hanna Host", "Digital Workplace", Zurich)).Append(Entry("boss@example.org", "Bo Boss", "Board", Zurich))
            )
        );
        return file;
    }

    private static IReadOnlyList<Attendee> Of(params IReadOnlyList<Place> places) =>
        [.. Enumerable.Range(0, 40).Select(number => (Number: number, Place: places[number % 4])).Select(one => new Attendee(AddressOf(one.Number, one.Place), one.Place))];

    private static string AddressOf(int number, Place place) => $"{(place == Sydney ? "s" : "p")}{number:00}@example.org";

    private static object Entry(string address, string name, string department, Place place) =>
        new
        {
            userPrincipalName = address,
            displayName = name,
            givenName = name,
            surname = "Test",
            mail = address,
            department,
            officeLocation = place.Office,
            preferredLanguage = place.Language,
            timeZone = place.Zone,
            manager = address == "boss@example.org" ? null : "boss@example.org",
        };
}

internal sealed record Place(string Office, string Zone, string Language);

internal sealed record Attendee(string Address, Place Place)
{
    public string Zone => Place.Zone;

    public string Language => Place.Language[..2];
}
