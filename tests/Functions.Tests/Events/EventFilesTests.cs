using System.Text;
using Automations.Events;
using Automations.Events.Calendar;
using Automations.Functions.Tests.Web;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace Automations.Functions.Tests.Events;

/// <summary>Against RFC 5545 by hand, and read again by a library.</summary>
public sealed class EventFilesTests
{
    private static readonly EventFiles Files = new(Web.TestProgramme.Lotsen, WebSettings.App("https://lotsen.example"));
    private static readonly EventRecord Event = EventSamples.Event("abc") with
    {
        Version = 3,
        Changed = new(2027, 1, 5, 10, 0, 0, TimeSpan.Zero),
        Calendar = new("entry", 3, "", new Uri("https://teams.example/join")),
    };

    [Fact]
    public void Attachment_IsReadAgainAsWritten()
    {
        var file = Files.Attachment(Event, "de", EventFiles.Publish, EventSamples.Monday);

        Assert.Equal("text/calendar; charset=utf-8; method=PUBLISH", file.ContentType);
        var entry = Read(file.Text, out var calendar);
        Assert.Equal("PUBLISH", calendar.Method);
        Assert.Equal(("event-abc@nordlicht.example", 3, "CONFIRMED"), (entry.Uid, entry.Sequence, entry.Status));
        Assert.Equal((Utc(1, 12, 11, 15), Utc(1, 12, 12, 0)), (entry.DtStart!.AsUtc, entry.DtEnd!.AsUtc));
        Assert.Equal((Utc(1, 5, 10, 0), Utc(1, 4, 8, 0)), (entry.LastModified!.AsUtc, entry.DtStamp!.AsUtc));
        Assert.Equal(("OneNote im Team", "Raum Limmat / Microsoft Teams"), (entry.Summary, entry.Location));
        Assert.Contains("https://teams.example/join", entry.Description, StringComparison.Ordinal);
        Assert.Equal("https://lotsen.example/events/abc", entry.Url!.ToString());
    }

    [Fact]
    public void Attachment_OfACancellation_HasTheSameUid()
    {
        var cancelled = Read(Files.Attachment(Event, "en", EventFiles.Cancel, EventSamples.Monday).Text, out var calendar);

        Assert.Equal(("CANCEL", "CANCELLED", "event-abc@nordlicht.example"), (calendar.Method, cancelled.Status, cancelled.Uid));
    }

    [Theory]
    [InlineData("Semikolon; Komma, Rückstrich \\ und \"Anführung\"")]
    [InlineData("Emoji 👩🏽‍💻 und Umlaute äöüß, und das alles so lang, dass die Zeile mehrmals umbrochen werden muss: ÄÖÜ ÄÖÜ ÄÖÜ ÄÖÜ ÄÖÜ")]
    [InlineData("BEGIN:VEVENT\\nEND:VCALENDAR")]
    public void Attachment_OfAnyText_KeepsItAndTheFormOfItsLines(string title)
    {
        var text = Files.Attachment(Event with { Details = Event.Details with { Title = title, Description = $"{title}\n\nZweite Zeile" } }, "de", EventFiles.Publish, EventSamples.Monday).Text;

        Assert.Equal(title, Read(text, out _).Summary);
        AssertLines(text);
    }

    [Theory]
    [InlineData(1999)]
    [InlineData(1998)]
    public void Attachment_OfALongDescription_IsShortenedBetweenCharacters(int before)
    {
        var description = new string('a', before) + string.Concat(Enumerable.Repeat("👩🏽‍💻", 50));

        var text = Files.Attachment(Event with { Details = Event.Details with { Description = description } }, "de", EventFiles.Publish, EventSamples.Monday).Text;

        AssertLines(text);
        Assert.Equal(text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>RFC 5545, 3.6, 3.6.1 and 3.3.5: what must be there, once; times in UTC, which need no VTIMEZONE.</summary>
    [Theory]
    [InlineData(EventFiles.Publish)]
    [InlineData(EventFiles.Cancel)]
    public void Attachment_ByHand_HasWhatTheStandardAsksFor(string method)
    {
        var lines = Files.Attachment(Event, "de", method, EventSamples.Monday).Text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

        Assert.Equal(("BEGIN:VCALENDAR", "END:VCALENDAR"), (lines[0], lines[^2]));
        foreach (var line in new[] { "VERSION:2.0", $"METHOD:{method}", "UID:event-abc@nordlicht.example", "SEQUENCE:3", "DTSTAMP:20270104T080000Z", "DTSTART:20270112T111500Z", "DTEND:20270112T120000Z" })
            Assert.Single(lines, line);
        Assert.Single(lines, line => line.StartsWith("PRODID:", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("ORGANIZER;", StringComparison.Ordinal) && line.Contains("mailto:", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("TZID", StringComparison.Ordinal));
    }

    [Fact]
    public void Attachment_AfterAChange_IsTheSameEntryWithAHigherSequence()
    {
        var before = Read(Files.Attachment(Event, "de", EventFiles.Publish, EventSamples.Monday).Text, out _);
        var after = Read(Files.Attachment(Event with { Version = 4 }, "de", EventFiles.Publish, EventSamples.Monday.AddHours(1)).Text, out _);

        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.True(after.DtStamp!.AsUtc > before.DtStamp!.AsUtc);
    }

    [Fact]
    public void Feed_HasEveryEventOnceAndNoJoinLink()
    {
        var feed = Files.Feed("Lotsen: OneNote", [Event, EventSamples.Event("def", state: EventState.Cancelled)], "de");

        var calendar = Calendar.Load(feed)!;
        Assert.Equal(["event-abc@nordlicht.example", "event-def@nordlicht.example"], calendar.Events.Select(entry => entry.Uid));
        Assert.Equal(["CONFIRMED", "CANCELLED"], calendar.Events.Select(entry => entry.Status));
        Assert.DoesNotContain("teams.example", feed, StringComparison.Ordinal);
        Assert.Contains("X-WR-CALNAME:Lotsen: OneNote", feed, StringComparison.Ordinal);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT4H", feed, StringComparison.Ordinal);
        AssertLines(feed);
    }

    /// <summary>RFC 5545, 3.1: lines end with CR and LF and have at most 75 octets, and a fold never cuts a character.</summary>
    private static void AssertLines(string text)
    {
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\uFFFD', text);
    }

    private static CalendarEvent Read(string text, out Calendar calendar)
    {
        calendar = Calendar.Load(text)!;
        return Assert.Single(calendar.Events);
    }

    private static DateTime Utc(int month, int day, int hour, int minute) => new(2027, month, day, hour, minute, 0, DateTimeKind.Utc);
}
