using Automations.Delivery;
using Automations.Programme;
using Automations.Web;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.Extensions.Options;

namespace Automations.Events.Calendar;

/// <summary>Events as iCalendar files (RFC 5545). The UID of an event stays the same all its life, its SEQUENCE counts the changes.</summary>
public sealed class EventFiles(ProgrammeSettings programme, IOptions<AppOptions> app)
{
    public const string Publish = "PUBLISH";
    public const string Cancel = "CANCEL";

    private const int LongestDescription = 2_000;

    /// <param name="method"><see cref="Publish"/> or <see cref="Cancel"/>.</param>
    /// <param name="now">Of two files with the same SEQUENCE the later one counts.</param>
    public MailAttachment Attachment(EventRecord record, string language, string method, DateTimeOffset now)
    {
        var calendar = Empty(method);
        calendar.Events.Add(Entry(record, language, isCancelled: method == Cancel, withJoinLink: true, now));
        return new("event.ics", $"text/calendar; charset=utf-8; method={method}", Text(calendar));
    }

    /// <summary>What a calendar program subscribes to. Joining links are not in it: whoever registers gets them by mail.</summary>
    public string Feed(string name, IEnumerable<EventRecord> records, string language)
    {
        var calendar = Empty(Publish);
        calendar.AddProperty("X-WR-CALNAME", name);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", "PT4H");
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", "PT4H");
        foreach (var record in records)
            calendar.Events.Add(Entry(record, language, record.State == EventState.Cancelled, withJoinLink: false, record.Changed));
        return Text(calendar);
    }

    public string UidOf(EventRecord record) => $"{record.InstanceId}@{programme.Lanes[0].Mailbox.Split('@')[^1]}";

    private CalendarEvent Entry(EventRecord record, string language, bool isCancelled, bool withJoinLink, DateTimeOffset stamp)
    {
        var (details, page) = (record.Details, app.Value.AddressOf($"/events/{record.Id}"));
        return new CalendarEvent
        {
            Uid = UidOf(record),
            Sequence = record.Version,
            DtStamp = Utc(stamp),
            Created = Utc(record.Created),
            LastModified = Utc(record.Changed),
            DtStart = Utc(details.Time.Start),
            DtEnd = Utc(details.Time.End),
            Summary = details.Title,
            Location = LocationOf(record),
            Description = Describe(record, new Voice(language, programme.AddressForm), page, withJoinLink),
            Url = page,
            Organizer = new Organizer($"mailto:{programme.Lanes[0].Mailbox}") { CommonName = programme.Name },
            Status = isCancelled ? EventStatus.Cancelled : EventStatus.Confirmed,
            Transparency = TransparencyType.Opaque,
        };
    }

    private static string? LocationOf(EventRecord record) =>
        (record.Details.Place, record.Details.OnlineMeeting) switch
        {
            ({ } place, true) => $"{place} / Microsoft Teams",
            ({ } place, false) => place,
            (null, true) => "Microsoft Teams",
            _ => null,
        };

    private static string Describe(EventRecord record, Voice voice, Uri page, bool withJoinLink)
    {
        var description = record.Details.Description;
        string?[] parts =
        [
            withJoinLink && record.Calendar?.JoinUrl is { } join ? $"{voice.Say("Teilnehmen", "Join")}: {join}" : null,
            Shortened(description),
            $"{voice.Say("Mehr dazu", "More about it")}: {page}",
        ];
        return string.Join("\n\n", parts.Where(part => !string.IsNullOrEmpty(part)));
    }

    /// <summary>Never cut within a character that takes two code units.</summary>
    private static string Shortened(string text) =>
        text.Length <= LongestDescription ? text : $"{text[..(char.IsHighSurrogate(text[LongestDescription - 1]) ? LongestDescription - 1 : LongestDescription)]}…";

    private static Ical.Net.Calendar Empty(string method) => new() { Method = method, ProductId = "-//Champion Automations//Events//EN", Version = "2.0" };

    private static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime, "UTC");

    private static string Text(Ical.Net.Calendar calendar) => new CalendarSerializer().SerializeToString(calendar) ?? "";
}
