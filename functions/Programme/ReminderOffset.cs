using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Automations.Programme;

/// <summary>How long before its start people are reminded of an event: whole days, or a time within a day. Written as ISO 8601: <c>P7D</c>, <c>PT1H</c>, <c>PT90M</c>.</summary>
/// <param name="Days">0 when <paramref name="Minutes"/> says it.</param>
/// <param name="Minutes">0 when <paramref name="Days"/> says it.</param>
[JsonConverter(typeof(ReminderOffsetJson))]
public sealed record ReminderOffset(int Days, int Minutes)
{
    public const int MostDays = 60;
    public const int LeastMinutes = 10;
    public const int MinutesPerDay = 24 * 60;

    public TimeSpan Length => new(Days, 0, Minutes, 0);

    /// <returns>Null when it is not written like <c>P7D</c>, <c>PT1H</c> or <c>PT90M</c>, or is out of range.</returns>
    public static ReminderOffset? Parse(string text) =>
        text switch
        {
            ['P', 'T', .. var hours, 'H'] when Number(hours) is { } number && number * 60 < MinutesPerDay => OfMinutes(number * 60),
            ['P', 'T', .. var minutes, 'M'] when Number(minutes) is { } number && number < MinutesPerDay => OfMinutes(number),
            ['P', .. var days, 'D'] when Number(days) is >= 1 and <= MostDays and var number => new(number, 0),
            _ => null,
        };

    public override string ToString() =>
        Days > 0 ? $"P{Days}D"
        : Minutes % 60 == 0 ? $"PT{Minutes / 60}H"
        : $"PT{Minutes}M";

    private static ReminderOffset? OfMinutes(int minutes) => minutes >= LeastMinutes ? new(0, minutes) : null;

    private static int? Number(string text) =>
        text.Length <= 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class ReminderOffsetJson : JsonConverter<ReminderOffset>
    {
        public override ReminderOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString() ?? "") ?? throw new JsonException("A reminder is written like P7D, PT1H or PT90M.");

        public override void Write(Utf8JsonWriter writer, ReminderOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
