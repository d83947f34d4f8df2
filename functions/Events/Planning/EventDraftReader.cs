using System.Text.Json;
using Automations.Events.Series;
using Automations.Web.Json;

namespace Automations.Events.Planning;

/// <summary>Reads the JSON of an event and names every field that is missing or of the wrong type at once.</summary>
internal static class EventDraftReader
{
    public static JsonReading<EventDraft> Read(string json) => JsonReading.Read(json, Read);

    public static JsonReading<EventDraft> Read(JsonElement body) => JsonReading.Read(body, Read);

    private static EventDraft Read(JsonFields fields) =>
        new()
        {
            Format = fields.OneOf("format", Enum.GetNames<EventFormat>(), required: true) ?? "",
            Title = fields.Text("title", required: true) ?? "",
            Description = fields.Text("description") ?? "",
            Hosts = fields.Texts("hosts"),
            Start = fields.Text("start", required: true) ?? "",
            TimeZone = fields.Text("timeZone", required: true) ?? "",
            Minutes = fields.Number("minutes", EventRulebook.ShortestMinutes, EventRulebook.LongestMinutes, required: true) ?? 0,
            Place = fields.Text("place"),
            OnlineMeeting = fields.Flag("onlineMeeting") ?? false,
            Languages = fields.Texts("languages").ConvertAll(language => language.ToLowerInvariant()),
            Topics = fields.Texts("topics"),
            Audience = fields.Object("audience") is { } audience ? Audience(audience) : null,
            Capacity = fields.Number("capacity", 1, EventRulebook.MostSeats),
            Reminders = fields.Has("reminders") ? fields.Texts("reminders") : null,
            Material = fields.Text("material"),
            Series = fields.Object("series") is { } series ? Series(series) : null,
        };

    private static AudienceDraft Audience(JsonFields fields) =>
        new()
        {
            Kind = fields.OneOf("kind", Enum.GetNames<AudienceKind>(), required: true) ?? "",
            Group = fields.Text("group"),
            Topics = fields.Texts("topics"),
            People = fields.Texts("people"),
        };

    private static SeriesDraft Series(JsonFields fields) =>
        new()
        {
            Frequency = fields.OneOf("frequency", Enum.GetNames<SeriesFrequency>(), required: true) ?? "",
            Every = fields.Number("every", 1, 52) ?? 1,
            Days = fields.Texts("days"),
            Monthly = fields.OneOf("monthly", Enum.GetNames<MonthlyBy>()) ?? nameof(MonthlyBy.DayOfMonth),
            Count = fields.Number("count", 1, SeriesDays.MostOccurrences),
            Until = fields.Text("until"),
            SkipHolidays = fields.Flag("skipHolidays") ?? false,
        };
}
