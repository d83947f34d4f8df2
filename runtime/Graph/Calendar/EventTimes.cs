using System.Globalization;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>Between UTC and Graph's pair of local time and zone name (Windows or IANA).</summary>
internal static class EventTimes
{
    /// <returns>UTC as text.</returns>
    public static string Parse(JsonNode? json, string name)
    {
        var zone = Zone(json?["timeZone"]?.ToString() ?? "UTC");
        if (!DateTime.TryParse(json?["dateTime"]?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time))
            throw new GraphProblem(400, "ErrorPropertyValidationFailure", $"At least one property failed validation: '{name}' needs dateTime and timeZone.");
        if (time.Kind == DateTimeKind.Utc)
            return Times.Text(new DateTimeOffset(time));
        return zone.IsInvalidTime(time)
            ? throw new GraphProblem(400, "ErrorPropertyValidationFailure", $"'{name}' does not exist in {zone.Id}: the clocks go forward then.")
            : Times.Text(new DateTimeOffset(time, zone.GetUtcOffset(time)));
    }

    public static JsonObject Write(string utc, string zone)
    {
        var local = TimeZoneInfo.ConvertTime(Times.Parse(utc), Zone(zone));
        return new JsonObject { ["dateTime"] = Times.Local(local.DateTime), ["timeZone"] = zone };
    }

    private static TimeZoneInfo Zone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
        ? zone
        : throw new GraphProblem(400, "TimeZoneNotSupportedException", $"A valid TimeZone value must be specified. The following TimeZone value is not supported: '{name}'.");
}
