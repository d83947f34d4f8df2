using System.Globalization;
using Automations.Events.Planning;
using Automations.Events.Series;
using Automations.Programme;
using Microsoft.AspNetCore.Http;

namespace Automations.Events.Pages;

/// <summary>An event as it stands in a form, right or wrong.</summary>
public sealed record EventForm
{
    public string Format { get; init; } = nameof(EventFormat.LunchAndLearn);

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Mail addresses, one a line.</summary>
    public string Hosts { get; init; } = "";

    public string Day { get; init; } = "";

    public string Time { get; init; } = "";

    public string TimeZone { get; init; } = "";

    public string Minutes { get; init; } = "45";

    public string Place { get; init; } = "";

    public bool Online { get; init; } = true;

    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public AudienceForm Audience { get; init; } = new();

    public string Capacity { get; init; } = "";

    public string Material { get; init; } = "";

    public string Repeat { get; init; } = "";

    public string Times { get; init; } = "";

    public static EventForm New(ProgrammeSettings programme, string language) => new() { TimeZone = programme.DefaultOffice.TimeZone, Languages = [language] };

    public static EventForm Of(EventDetails details) =>
        new()
        {
            Format = details.Format.ToString(),
            Title = details.Title,
            Description = details.Description,
            Hosts = string.Join('\n', details.Hosts.Select(host => host.Mail)),
            Day = details.Time.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Time = details.Time.At.ToString("HH:mm", CultureInfo.InvariantCulture),
            TimeZone = details.Time.TimeZone,
            Minutes = details.Time.Minutes.ToString(CultureInfo.InvariantCulture),
            Place = details.Place ?? "",
            Online = details.OnlineMeeting,
            Languages = details.Languages,
            Topics = details.Topics,
            Audience = AudienceForm.Of(details.Audience),
            Capacity = details.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "",
            Material = details.Material?.ToString() ?? "",
        };

    public static EventForm Of(IFormCollection fields, ProgrammeSettings programme) =>
        new()
        {
            Format = fields["format"].ToString(),
            Title = fields["title"].ToString().Trim(),
            Description = fields["description"].ToString().ReplaceLineEndings("\n").Trim(),
            Hosts = fields["hosts"].ToString().ReplaceLineEndings("\n").Trim(),
            Day = fields["day"].ToString(),
            Time = fields["time"].ToString(),
            TimeZone = fields["timeZone"].ToString(),
            Minutes = fields["minutes"].ToString().Trim(),
            Place = fields["place"].ToString().Trim(),
            Online = fields["online"] == "yes",
            Languages = [.. programme.Languages.Intersect(fields["languages"].OfType<string>())],
            Topics = [.. programme.Topics.Intersect(fields["topics"].OfType<string>())],
            Audience = AudienceForm.Of(fields, programme),
            Capacity = fields["capacity"].ToString().Trim(),
            Material = fields["material"].ToString().Trim(),
            Repeat = fields["repeat"].ToString(),
            Times = fields["times"].ToString().Trim(),
        };

    /// <param name="before">What the form does not ask for stays as it is there.</param>
    public EventDraft ToDraft(IReadOnlyList<string> hosts, EventDetails? before) =>
        (before is null ? Empty : EventDraft.Of(before)) with
        {
            Format = Format,
            Title = Title,
            Description = Description,
            Hosts = hosts,
            Start = $"{Day}T{(Time.Length > 5 ? Time[..5] : Time)}",
            TimeZone = TimeZone,
            Minutes = Number(Minutes) ?? 0,
            Place = Place.Length > 0 ? Place : null,
            OnlineMeeting = Online,
            Languages = Languages,
            Topics = Topics,
            Audience = Audience.ToDraft(before?.Audience),
            Capacity = Capacity.Length == 0 ? null : Number(Capacity) ?? 0,
            Material = Material.Length > 0 ? Material : null,
            Series = Enum.TryParse<SeriesFrequency>(Repeat, out var frequency)
                ? new()
                {
                    Frequency = frequency.ToString(),
                    Monthly = nameof(MonthlyBy.Weekday),
                    Count = Number(Times) is >= 2 and <= SeriesDays.MostOccurrences and var times ? times : 2,
                    SkipHolidays = true,
                }
                : null,
        };

    public IReadOnlyList<string> HostAddresses => Addresses(Hosts);

    /// <summary>As people write several addresses, or paste them from a mail.</summary>
    internal static IReadOnlyList<string> Addresses(string text) => text.Split(['\n', ',', ';', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static EventDraft Empty => new() { Format = "", Title = "", Hosts = [], Start = "", TimeZone = "", Minutes = 0 };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
