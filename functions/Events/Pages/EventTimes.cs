using Automations.Messages.Templates;
using Automations.Web;

namespace Automations.Events.Pages;

/// <summary>Times on the pages, as the reader's clock shows them, with the event's own beside it when that differs.</summary>
public sealed class EventTimes(Voice voice, string timeZone)
{
    private readonly LocalTimes times = new(voice.Language, timeZone);

    public string Day(DateTimeOffset moment) => times.Day(Text(moment));

    public string Time(DateTimeOffset moment) => times.Time(Text(moment));

    public string When(EventTime time) =>
        $"{Day(time.Start)}, {Begin(time.Start)} {voice.Say("bis", "to")} {Time(time.End)}{(IsElsewhere(time) ? $" ({new LocalTimes(voice.Language, time.TimeZone).Time(Text(time.Start))} {voice.Say("in", "in")} {CityOf(time.TimeZone)})" : "")}";

    public static string CityOf(string timeZone) => timeZone.Split('/')[^1].Replace('_', ' ');

    public DateOnly DateOf(DateTimeOffset moment) =>
        NodaTime.Instant.FromDateTimeOffset(moment).InZone(NodaTime.DateTimeZoneProviders.Tzdb[timeZone]).Date.ToDateOnly();

    /// <summary>The beginning of a span: "12:15 bis 13:00 Uhr" says the word once.</summary>
    private string Begin(DateTimeOffset moment) => Time(moment).Replace(" Uhr", "", StringComparison.Ordinal);

    private bool IsElsewhere(EventTime time) => time.TimeZone != timeZone && Text(time.Start) is var moment && new LocalTimes(voice.Language, time.TimeZone).Moment(moment) != times.Moment(moment);

    private static string Text(DateTimeOffset moment) => moment.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
