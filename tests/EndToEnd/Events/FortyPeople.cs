using System.Text.Json;

namespace Automations.EndToEnd.Events;

/// <summary>An organisation in four time zones: ten people each, and a host and a community manager in Zurich.</summary>
internal static class FortyPeople
{
    public const string Host = "host@example.org";

    private static readonly (string Office, string Zone, string Language)[] Places =
    [
        ("Zurich", "Europe/Zurich", "de-CH"), ("London", "Europe/London", "en-GB"),
        ("New York", "America/New_York", "en-US"), ("Pune", "Asia/Kolkata", "en-IN"),
    ];

    /// <summary>In the order in which they register.</summary>
    public static IReadOnlyList<Attendee> All { get; } =
        [.. Enumerable.Range(0, 40).Select(number => new Attendee($"p{number:00}@example.org", Places[number % 4].Zone, Places[number % 4].Language[..2]))];

    public static async Task<string> WriteAsync()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                All.Select((person, number) => Entry(person.Address, $"Person {number}", "Sales", Places[number % 4]))
                    .Append(Entry(Host, "Hanna Host", "Digital Workplace", Places[0]))
                    .Append(Entry("boss@example.org", "Bo Boss", "Board", Places[0]))
            )
        );
        return file;
    }

    private static object Entry(string address, string name, string department, (string Office, string Zone, string Language) place) =>
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

internal sealed record Attendee(string Address, string Zone, string Language);
