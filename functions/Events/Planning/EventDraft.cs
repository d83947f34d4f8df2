using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Automations.Programme;

namespace Automations.Events.Planning;

/// <summary>An event as programs and forms write it. Nothing of it is checked yet.</summary>
public sealed record EventDraft
{
    [Description("What kind of meeting it is.")]
    [AllowedValues("LunchAndLearn", "BrownBagLunch", "CoachingSession", "Floorwalk", "CommunityCall", "OnboardingCall")]
    public required string Format { get; init; }

    [MaxLength(EventRulebook.LongestTitle)]
    public required string Title { get; init; }

    [Description("Markdown.")]
    [MaxLength(EventRulebook.LongestDescription)]
    public string Description { get; init; } = "";

    [Description("Object ids, user principal names or mail addresses.")]
    [MaxLength(EventRulebook.MostHosts)]
    public required IReadOnlyList<string> Hosts { get; init; }

    [Description("Local day and time in timeZone, for example 2027-01-12T12:15.")]
    public required string Start { get; init; }

    [Description("IANA or Windows name, for example Europe/Zurich.")]
    public required string TimeZone { get; init; }

    public required int Minutes { get; init; }

    [MaxLength(EventRulebook.LongestPlace)]
    public string? Place { get; init; }

    [Description("Teams makes a meeting for it.")]
    public bool OnlineMeeting { get; init; }

    [Description("Two-letter languages it is held in.")]
    public IReadOnlyList<string> Languages { get; init; } = [];

    [Description("Of the programme's topics.")]
    public IReadOnlyList<string> Topics { get; init; } = [];

    public AudienceDraft? Audience { get; init; }

    [Description("How many have room; null for everybody who comes.")]
    public int? Capacity { get; init; }

    [Description("How long before the start people are reminded: P7D, PT1H, PT90M; null for the programme's own times.")]
    public IReadOnlyList<string>? Reminders { get; init; }

    [Description("Address of slides or a recording.")]
    public string? Material { get; init; }

    public SeriesDraft? Series { get; init; }

    public static EventDraft Of(EventDetails details) =>
        new()
        {
            Format = details.Format.ToString(),
            Title = details.Title,
            Description = details.Description,
            Hosts = [.. details.Hosts.Select(host => host.Id)],
            Start = string.Create(CultureInfo.InvariantCulture, $"{details.Time.Day:yyyy-MM-dd}T{details.Time.At:HH:mm}"),
            TimeZone = details.Time.TimeZone,
            Minutes = details.Time.Minutes,
            Place = details.Place,
            OnlineMeeting = details.OnlineMeeting,
            Languages = details.Languages,
            Topics = details.Topics,
            Audience = new()
            {
                Kind = details.Audience.Kind.ToString(),
                Group = details.Audience.GroupId,
                Topics = details.Audience.Topics,
                People = [.. details.Audience.Invited.Select(person => person.Id)],
            },
            Capacity = details.Capacity,
            Reminders = details.Reminders is null ? null : [.. details.Reminders.Select(offset => offset.ToString())],
            Material = details.Material?.ToString(),
        };
}

public sealed record AudienceDraft
{
    [AllowedValues("Everybody", "Group", "Topics", "Invited")]
    public string Kind { get; init; } = nameof(AudienceKind.Everybody);

    [Description("For Group: object id, mail address or name of an Entra group.")]
    public string? Group { get; init; }

    [Description("For Topics: champions with one of these.")]
    public IReadOnlyList<string> Topics { get; init; } = [];

    [Description("For Invited: as hosts.")]
    [MaxLength(EventRulebook.MostInvited)]
    public IReadOnlyList<string> People { get; init; } = [];
}

public sealed record SeriesDraft
{
    [AllowedValues("Daily", "Weekly", "Monthly")]
    public required string Frequency { get; init; }

    [Description("Each so many days, weeks or months.")]
    public int Every { get; init; } = 1;

    [Description("Weekdays, for Weekly and Daily; that of the first day when empty.")]
    public IReadOnlyList<string> Days { get; init; } = [];

    [Description("For Monthly: the same day of the month, or the same weekday in the same week of it.")]
    [AllowedValues("DayOfMonth", "Weekday")]
    public string Monthly { get; init; } = "DayOfMonth";

    [Description("How many occurrences; give this or until.")]
    public int? Count { get; init; }

    [Description("The last possible day, for example 2027-06-30.")]
    public string? Until { get; init; }

    public bool SkipHolidays { get; init; }
}
