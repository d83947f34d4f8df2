using Automations.People;

namespace Automations.Functions.Tests.Onboarding.Scene;

/// <summary>The invented people of the workflow tests.</summary>
internal static class Cast
{
    public static readonly Person Mira = Berliner(1, "Mira", "Hansen", "Hamburg", "DE-HH");
    public static readonly Person Emma = new(
        Id(2), "emma.clarke@nordlicht.example", "emma.clarke@nordlicht.example", "Emma Clarke", "Emma", "Sales", "London", "en", "Europe/London", "GB-ENG");
    public static readonly Person Jonas = Berliner(3, "Jonas", "Huber", "Munich", "DE-BY");
    public static readonly Person Ada = Berliner(4, "Ada", "Petersen", "Hamburg", "DE-HH");
    public static readonly Person Ben = Berliner(5, "Ben", "Albers", "Hamburg", "DE-HH");
    public static readonly Person Buddy = Berliner(6, "Lena", "Vogt", "Hamburg", "DE-HH");

    public static string Id(int number) => $"00000000-0000-0000-0000-{number:D12}";

    private static Person Berliner(int number, string given, string family, string office, string holidays)
    {
        var mail = $"{given}.{family}@nordlicht.example".ToLowerInvariant();
        return new(Id(number), mail, mail, $"{given} {family}", given, "IT", office, "de", "Europe/Berlin", holidays);
    }
}
