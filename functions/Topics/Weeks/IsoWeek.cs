using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Automations.Topics.Weeks;

/// <summary>A week of ISO 8601: Monday to Sunday, in the year that most of its days belong to. In JSON it is what <see cref="ToString"/> writes.</summary>
[StructLayout(LayoutKind.Auto)]
[JsonConverter(typeof(IsoWeekConverter))]
public readonly partial record struct IsoWeek : IComparable<IsoWeek>
{
    /// <exception cref="ArgumentOutOfRangeException">The year has no such week.</exception>
    public IsoWeek(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, ISOWeek.GetWeeksInYear(year));
        (Year, Number) = (year, number);
    }

    public int Year { get; }

    public int Number { get; }

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    public DateOnly Sunday => Monday.AddDays(6);

    public static IsoWeek Of(DateOnly day)
    {
        var noon = day.ToDateTime(new TimeOnly(12, 0));
        return new(ISOWeek.GetYear(noon), ISOWeek.GetWeekOfYear(noon));
    }

    /// <param name="text">As <see cref="ToString"/> writes it.</param>
    public static bool TryParse(string? text, out IsoWeek week)
    {
        week = default;
        if (text is null || Form().Match(text) is not { Success: true } match)
            return false;
        var (year, number) = (Number4(match, "year"), Number4(match, "number"));
        if (year == 0 || number < 1 || number > ISOWeek.GetWeeksInYear(year))
            return false;
        week = new(year, number);
        return true;
    }

    public IsoWeek Plus(int weeks) => Of(Monday.AddDays(7 * weeks));

    public int CompareTo(IsoWeek other) => (Year, Number).CompareTo((other.Year, other.Number));

    /// <returns>For example <c>2027-W05</c>; sorts by time.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");

    public static bool operator <(IsoWeek left, IsoWeek right) => left.CompareTo(right) < 0;

    public static bool operator >(IsoWeek left, IsoWeek right) => left.CompareTo(right) > 0;

    public static bool operator <=(IsoWeek left, IsoWeek right) => left.CompareTo(right) <= 0;

    public static bool operator >=(IsoWeek left, IsoWeek right) => left.CompareTo(right) >= 0;

    private static int Number4(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<year>[0-9]{4})-W(?<number>[0-9]{2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Form();
}

internal sealed class IsoWeekConverter : JsonConverter<IsoWeek>
{
    public override IsoWeek Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IsoWeek.TryParse(reader.GetString(), out var week) ? week : throw new JsonException("A week is written as 2027-W05.");

    public override void Write(Utf8JsonWriter writer, IsoWeek value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
