using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Events;

/// <summary>An event of forty people in four time zones, in the running app: every mail, who, when, in which language, exactly once.</summary>
public sealed class EventWalkTests(ITestOutputHelper output)
{
    private static readonly object LunchAndLearn = new
    {
        format = "LunchAndLearn",
        title = "OneNote im Team",
        description = "Ein **gemeinsames Notizbuch** für alle.",
        hosts = new[] { FortyPeople.Host },
        start = "2027-01-12T12:15",
        timeZone = "Europe/Zurich",
        minutes = 45,
        place = "Raum Limmat",
        onlineMeeting = true,
        topics = new[] { "OneNote" },
        capacity = 60,
    };

    [Fact]
    public async Task Event_OfFortyPeopleInFourZones_WritesToEachAtTheirTimeInTheirLanguageOnce()
    {
        var file = await FortyPeople.WriteAsync();
        await using var app = await AppProcess.StartAsync(new AppStart { People = file });
        var people = FortyPeople.All;
        var (late, declining) = (people[39], people.Skip(34).Take(5).ToList());

        var id = await app.PublishAsync(LunchAndLearn);
        foreach (var person in people.Where(person => person != late))
            await app.RegisterAsync(id, person.Address);
        await app.AdvanceToAsync(Utc(5, 15));
        foreach (var person in declining)
            await app.UnregisterAsync(id, person.Address);
        await app.AdvanceToAsync(Utc(11, 14));
        using var moved = await app.ManageAsync(HttpMethod.Patch, $"/api/events/{id}", new { start = "2027-01-14T12:15" });
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        await app.AdvanceToAsync(Utc(14, 9, 15));
        await app.RegisterAsync(id, late.Address);
        await app.AdvanceToAsync(Utc(14, 12, 30));
        var there = people.Take(24).Append(late).Select(person => person.Address).ToArray();
        using var attendance = await app.ManageAsync(HttpMethod.Post, $"/api/events/{id}/attendance", new { attended = there, complete = true });
        Assert.Equal(HttpStatusCode.NoContent, attendance.StatusCode);
        await app.AdvanceToAsync(Utc(15, 20));

        var mails = await app.MessagesAsync();
        foreach (var person in people)
            output.WriteLine($"{person.Address} ({person.Language}): {string.Join(", ", mails.Of(person))}");
        Assert.All(people, person => Assert.Equal(Expected(person, late, declining, there.Contains(person.Address)), mails.Of(person).Where(mail => !mail.StartsWith("other", StringComparison.Ordinal))));
        Assert.All(people, person => Assert.All(mails.Where(mail => mail.To[0] == person.Address), mail => Assert.Contains($"<html lang=\"{person.Language}\"", mail.Html)));
        AssertCalendarFiles(mails);
        await AssertCalendarAndFiguresAsync(app, id);
        File.Delete(file);
    }

    /// <summary>The day before: Wednesday, not the Monday of the old time; in India in the afternoon, in New York when work begins.</summary>
    private static IEnumerable<string> Expected(Attendee person, Attendee late, List<Attendee> declining, bool came)
    {
        var (registered, week, day, moved, thanks) = person.Zone switch
        {
            "Europe/Zurich" => ("Mon 04 09:00", "Tue 05 12:15", "12:15", "Mon 11 15:00", "Thu 14 13:30"),
            "Europe/London" => ("Mon 04 08:00", "Tue 05 11:15", "11:15", "Mon 11 14:00", "Thu 14 12:30"),
            "America/New_York" => ("Mon 04 03:00", "Tue 05 08:00", "08:00", "Mon 11 09:00", "Thu 14 08:00"),
            _ => ("Mon 04 13:30", "Tue 05 16:00", "16:00", "Tue 12 08:00", "Fri 15 08:00"),
        };
        if (person == late)
            return ["registered Thu 14 14:45", $"thanks {thanks}"];
        if (declining.Contains(person))
            return [$"registered {registered}", $"day {week}", $"unregistered {DeclinedAt(person)}"];
        List<string> all = [$"registered {registered}", $"day {week}", $"day Mon 11 {day}", $"moved {moved}", $"day Wed 13 {day}"];
        if (person.Zone != "America/New_York")
            all.Add(person.Zone switch
            {
                "Europe/Zurich" => "hour Thu 14 11:15",
                "Europe/London" => "hour Thu 14 10:15",
                _ => "hour Thu 14 15:45",
            });
        return [.. all, $"{(came ? "thanks" : "missed")} {thanks}"];
    }

    private static string DeclinedAt(Attendee person) =>
        person.Zone switch
        {
            "Europe/Zurich" => "Tue 05 16:00",
            "Europe/London" => "Tue 05 15:00",
            "America/New_York" => "Tue 05 10:00",
            _ => "Tue 05 20:30",
        };

    private static void AssertCalendarFiles(IReadOnlyList<SentMessage> mails)
    {
        var files = mails.Where(mail => EventSteps.KindOf(mail) is "registered" or "day" or "hour" or "moved").Select(mail => Assert.Single(mail.Attachments!)).ToList();
        Assert.All(files, file => Assert.StartsWith("text/calendar", file.ContentType, StringComparison.Ordinal));
        var texts = files.Select(file => Encoding.UTF8.GetString(file.ContentBytes)).ToList();
        Assert.Single(texts.Select(text => text.Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal))).Distinct());
        Assert.Contains(texts, text => text.Contains("DTSTART:20270112T111500Z", StringComparison.Ordinal));
        Assert.Contains(texts, text => text.Contains("DTSTART:20270114T111500Z", StringComparison.Ordinal));
    }

    private static async Task AssertCalendarAndFiguresAsync(AppProcess app, string id)
    {
        var calendar = await app.Graph.GetFromJsonAsync<JsonElement>("/_local/events?user=lotsen@nordlicht.example");
        var entry = Assert.Single(calendar.EnumerateArray());
        Assert.Equal("2027-01-14T11:15:00Z", entry.GetProperty("start").GetString());
        Assert.Equal([FortyPeople.Host], entry.GetProperty("attendees").EnumerateArray().Select(attendee => attendee.GetProperty("address").GetString()!));
        using var answer = await app.ManageAsync(HttpMethod.Get, $"/api/events/{id}");
        var figures = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("figures");
        Assert.Equal((35, 25, 10, 5), (Figure("registered"), Figure("attended"), Figure("missed"), Figure("declined")));

        int Figure(string name) => figures.GetProperty(name).GetInt32();
    }

    private static DateTimeOffset Utc(int day, int hour, int minute = 0) => new(2027, 1, day, hour, minute, 0, TimeSpan.Zero);
}
