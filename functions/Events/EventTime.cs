using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.TimeZones;

namespace Automations.Events;

/// <summary>
/// When an event is, as people say it: a day and a time on the clocks of one zone. A time that the clocks skip is as much later as they
/// skip, a time that comes twice is the first of the two; so does RFC 5545.
/// </summary>
/// <param name="TimeZone">IANA name.</param>
public sealed record EventTime(DateOnly Day, TimeOnly At, string TimeZone, int Minutes)
{
    /// <summary>UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset Start =>
        Zone.ResolveLocal(Local, Resolvers.LenientResolver).ToInstant().ToDateTimeOffset();

    /// <summary>UTC.</summary>
    [JsonIgnore]
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    /// <summary>The clocks go forward over this time: nobody's clock ever shows it.</summary>
    [JsonIgnore]
    public bool IsSkipped => Zone.MapLocal(Local).Count == 0;

    private LocalDateTime Local => LocalDateTime.FromDateTime(Day.ToDateTime(At));

    private DateTimeZone Zone => DateTimeZoneProviders.Tzdb[TimeZone];
}
