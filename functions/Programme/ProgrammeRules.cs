using System.Globalization;
using System.Net.Mail;
using Automations.Programme.Holidays;
using NodaTime;
using TimeZoneConverter;

namespace Automations.Programme;

/// <summary>What makes a single value of the programme file usable.</summary>
internal static class ProgrammeRules
{
    /// <summary>WCAG 2.2, success criterion 1.4.3, normal text.</summary>
    public const double MinimumContrast = 4.5;

    /// <summary>Every mail and every page that comes with the app is in these.</summary>
    public static IReadOnlyList<string> LanguagesWithTexts { get; } = ["de", "en"];

    public static bool IsKey(string text) =>
        text.Length is >= 1 and <= 40 && char.IsAsciiLetterLower(text[0]) && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    public static bool IsLanguage(string text) => text.Length == 2 && text.All(char.IsAsciiLetterLower);

    public static bool IsColour(string text) => text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    public static bool IsMailAddress(string text) => MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.');

    public static bool IsObjectId(string text) => Guid.TryParseExact(text, "D", out _);

    public static bool IsHolidayCode(string text) => PublicHolidays.Knows(text);

    public static bool IsSingleSymbol(string text) => new StringInfo(text).LengthInTextElements == 1;

    /// <summary>Windows names are accepted too, see <see cref="IanaZone"/>.</summary>
    public static bool IsTimeZone(string text) => IanaZone(text) is not null;

    /// <returns>The IANA name of an IANA or Windows time zone; null when there is none of that name.</returns>
    public static string? IanaZone(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return null;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is { } zone)
            return zone.Id;
        return TZConvert.TryWindowsToIana(name, out var iana) && DateTimeZoneProviders.Tzdb.GetZoneOrNull(iana) is not null ? iana : null;
    }

    /// <summary>Contrast ratio with white as WCAG 2.2 defines it, 1 to 21.</summary>
    public static double ContrastWithWhite(string colour) => 1.05 / (Luminance(colour) + 0.05);

    private static double Luminance(string colour) =>
        (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int start)
    {
        var value = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
