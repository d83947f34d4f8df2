using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Events;

/// <summary>
/// A lunch'n'learn for forty people, from the announcement on a Monday until the feedback is closed: on Tuesday of the week after at 12:15
/// in Zurich, and then, decided the day before, on Wednesday. Five decline, one registers two hours before, 25 come.
/// </summary>
/// <param name="stride">The clock goes on by so much at a time; null for one jump from each deed to the next.</param>
internal sealed class EventWalk(AppProcess app, WalkStory story, TimeSpan? stride = null)
{
    public const string Zone = "Europe/Zurich";

    private readonly IReadOnlyList<Attendee> people = story.People;

    public Attendee Late => people[39];

    public IReadOnlyList<Attendee> Declining => [.. people.Skip(34).Take(5)];

    public IReadOnlyList<Attendee> There => [.. people.Take(24), Late];

    public async Task<string> GoAsync()
    {
        await AdvanceToAsync(0, 9);
        var id = await app.PublishAsync(LunchAndLearn());
        foreach (var person in people.Where(person => person != Late))
            await app.RegisterAsync(id, person.Address);
        await AdvanceToAsync(1, 16);
        foreach (var person in Declining)
            await app.UnregisterAsync(id, person.Address);
        await AdvanceToAsync(7, 15);
        using var moved = await app.ManageAsync(HttpMethod.Patch, $"/api/events/{id}", new { start = Start(9) });
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        await AdvanceToAsync(9, 10, 15);
        await app.RegisterAsync(id, Late.Address);
        await AdvanceToAsync(9, 13, 30);
        var attended = There.Select(person => person.Address);
        using var attendance = await app.ManageAsync(HttpMethod.Post, $"/api/events/{id}/attendance", new { attended, complete = true });
        Assert.Equal(HttpStatusCode.NoContent, attendance.StatusCode);
        await AdvanceToAsync(21, 9);
        return id;
    }

    /// <summary>Every mail about the event and its feedback.</summary>
    public async Task<IReadOnlyList<SentMessage>> MailsAsync() => await app.MessagesAsync(subject: story.Title);

    public async Task AssertCalendarAndFiguresAsync(string id)
    {
        var calendar = await app.Graph.GetFromJsonAsync<JsonElement>("/_local/events?user=lotsen@nordlicht.example");
        var entry = Assert.Single(calendar.EnumerateArray(), entry => entry.GetProperty("subject").GetString() == story.Title);
        Assert.Equal(Moment(9, 12, 15).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), entry.GetProperty("start").GetString());
        Assert.Equal([FortyPeople.Host], entry.GetProperty("attendees").EnumerateArray().Select(attendee => attendee.GetProperty("address").GetString()!));
        using var answer = await app.ManageAsync(HttpMethod.Get, $"/api/events/{id}");
        var figures = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("figures");
        Assert.Equal((35, 25, 10, 5), (Figure("registered"), Figure("attended"), Figure("missed"), Figure("declined")));

        int Figure(string name) => figures.GetProperty(name).GetInt32();
    }

    /// <summary>On the clocks of Zurich, so many days after the Monday.</summary>
    public DateTimeOffset Moment(int day, int hour, int minute = 0)
    {
        var local = story.Monday.AddDays(day).ToDateTime(new TimeOnly(hour, minute));
        return new(TimeZoneInfo.ConvertTimeToUtc(local, TimeZoneInfo.FindSystemTimeZoneById(Zone)), TimeSpan.Zero);
    }

    private object LunchAndLearn() =>
        new
        {
            format = "LunchAndLearn",
            title = story.Title,
            description = "Ein **gemeinsames Notizbuch** für alle.",
            hosts = new[] { FortyPeople.Host },
            start = Start(8),
            timeZone = Zone,
            minutes = 45,
            place = "Raum Limmat",
            onlineMeeting = true,
            topics = new[] { "OneNote" },
            capacity = 60,
        };

    private string Start(int day) => $"{story.Monday.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T12:15";

    private async Task AdvanceToAsync(int day, int hour, int minute = 0)
    {
        var to = Moment(day, hour, minute);
        if (stride is { } step)
            for (var next = await app.NowAsync() + step; next < to; next += step)
                await app.AdvanceToAsync(next);
        await app.AdvanceToAsync(to);
    }
}
