using System.Globalization;
using System.Text.Json;

namespace Automations.Benchmarks;

/// <summary>An invented company, large enough for the scenario: teams of twenty, each with a manager.</summary>
internal static class Organisation
{
    private const int TeamSize = 20;

    private static readonly (string Office, string Language, string Zone)[] Offices =
    [
        ("Hamburg", "de-DE", "W. Europe Standard Time"),
        ("Munich", "de-DE", "Europe/Berlin"),
        ("Vienna", "de-AT", "Europe/Vienna"),
        ("Zurich", "de-CH", "Europe/Zurich"),
        ("London", "en-GB", "GMT Standard Time"),
    ];

    public static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"person{number:D5}@nordlicht.example");

    public static void Write(string file, int people) =>
        File.WriteAllText(file, JsonSerializer.Serialize(Enumerable.Range(0, people).Select(Person)));

    private static object Person(int number)
    {
        var (office, language, zone) = Offices[number % Offices.Length];
        var team = number / TeamSize;
        return new
        {
            userPrincipalName = AddressOf(number),
            displayName = string.Create(CultureInfo.InvariantCulture, $"Person {number}"),
            givenName = "Person",
            surname = number.ToString(CultureInfo.InvariantCulture),
            mail = AddressOf(number),
            department = team == 0 ? "Digital Workplace" : string.Create(CultureInfo.InvariantCulture, $"Team {team}"),
            officeLocation = office,
            preferredLanguage = language,
            timeZone = zone,
            manager = number == 0 ? null : AddressOf(number % TeamSize == 0 ? 0 : team * TeamSize),
        };
    }
}
