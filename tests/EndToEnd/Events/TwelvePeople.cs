using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.EndToEnd.Onboarding;
using Automations.EndToEnd.Surveys;

namespace Automations.EndToEnd.Events;

/// <summary>
/// A lunch'n'learn with six seats for twelve people, and a coaching session for three who are invited, from the announcement until the
/// feedback has its results and the registrations are deleted: a list of steps of which each may be done again.
/// </summary>
/// <param name="monday">When it begins; the lunch'n'learn is on Tuesday of the week after, then on Thursday.</param>
internal sealed class TwelvePeople(AppProcess app, DateTimeOffset monday)
{
    private const string EventZone = "Europe/Zurich";
    private const string FeedbackRuns = "/api/surveys/event-feedback/runs";

    private static readonly IReadOnlyList<Attendee> Everybody = [.. FortyPeople.All.Take(12)];
    private static readonly IReadOnlyList<Attendee> Invited = [.. FortyPeople.All.Skip(12).Take(3)];

    /// <summary>Five of the six with a seat, and one who waited and came all the same.</summary>
    private static readonly int[] There = [0, 2, 3, 5, 6, 9];

    private readonly Dictionary<string, string> receipts = [];
    private string lunch = "";
    private string coaching = "";
    private IReadOnlyList<string> beforeTheEnd = [];
    private IReadOnlyList<string> whileKnown = [];

    public IEnumerable<Func<Task>> Steps()
    {
        yield return async () => lunch = await PublishAsync("lunch", Lunch());
        yield return async () => coaching = await PublishAsync("coaching", Coaching());
        yield return () => AdvanceAsync(0, minutes: 30);
        foreach (var person in Everybody)
            yield return () => SendAsync(HttpMethod.Post, $"/api/events/{lunch}/registrations", new { person = person.Address });
        yield return () => AdvanceAsync(1, 7);
        yield return () => AnswerInvitationAsync(Invited[0], "accept");
        yield return () => AnswerInvitationAsync(Invited[1], "decline");
        // two with a seat, and the second of those who wait
        foreach (var leaving in new[] { 1, 4, 8 })
            yield return () => SendAsync(HttpMethod.Delete, $"/api/events/{lunch}/registrations/{Everybody[leaving].Address}");
        yield return () => AdvanceAsync(7, 6);
        yield return () => SendAsync(HttpMethod.Patch, $"/api/events/{lunch}", new { start = Local(10, "12:15") });
        yield return () => AdvanceAsync(9, 6);
        yield return async () => beforeTheEnd = await CalendarAsync();
        yield return () => SendAsync(HttpMethod.Post, $"/api/events/{coaching}/cancel", new { reason = "Der Raum ist gesperrt." });
        yield return () => AdvanceAsync(10, 4, 30);
        yield return () => SendAsync(HttpMethod.Post, $"/api/events/{lunch}/attendance", new { attended = There.Select(number => Everybody[number].Address), complete = true });
        yield return () => AdvanceAsync(14, 6);
        foreach (var early in There[..3])
            yield return () => AnswerFeedbackAsync(Everybody[early]);
        yield return () => AdvanceAsync(16, 6);
        foreach (var late in There[3..5])
            yield return () => AnswerFeedbackAsync(Everybody[late]);
        yield return () => AdvanceAsync(25, 6);
        yield return async () => whileKnown = await KnownAsync();
        yield return () => AdvanceAsync(110);
    }

    /// <summary>Receiver and subject of every message, whether it was a mail of its own or part of one.</summary>
    public async Task<IReadOnlyList<string>> MailsAsync() =>
        [.. (await app.MessagesAsync()).SelectMany(mail => mail.SubjectsOfParts().Select(subject => (mail with { Subject = subject }).What())).Order(StringComparer.Ordinal)];

    /// <summary>With the minute on each receiver's wall clock.</summary>
    public async Task<IReadOnlyList<string>> TimesAsync() =>
        [.. (await app.MessagesAsync()).Select(mail => mail.WhenAndWhat(ZoneOf(mail.To[0]))).Order(StringComparer.Ordinal)];

    /// <summary>The calendar, who is registered and the feedback, as they are in the end.</summary>
    public async Task<IReadOnlyList<string>> FactsAsync() =>
        [.. beforeTheEnd, .. whileKnown, .. await CalendarAsync(), .. await RegistrationsAsync(lunch), .. await RegistrationsAsync(coaching), await FeedbackAsync()];

    /// <summary>What became of every message that did not leave in a mail, for people to read when something differs.</summary>
    public async Task<IReadOnlyList<string>> UnsentAsync() =>
        [
            .. (await SendAsync(HttpMethod.Get, "/api/ledger?size=500")).GetProperty("messages").EnumerateArray()
                .Where(line => line.GetProperty("state").GetString() != "Sent")
                .Select(line => $"{line.GetProperty("recipientAddress")} {line.GetProperty("template")} {line.GetProperty("state")} {Told("reason", line)} {Told("why", line)}, queued {line.GetProperty("queuedAt")}, due {line.GetProperty("due")}, tried {line.GetProperty("attempts")} times"),
        ];

    private static string Told(string field, JsonElement line) => line.TryGetProperty(field, out var value) ? value.ToString() : "";

    private static string ZoneOf(string address) => FortyPeople.All.FirstOrDefault(person => person.Address == address)?.Zone ?? EventZone;

    private object Lunch() =>
        new
        {
            format = "LunchAndLearn",
            title = "OneNote im Team",
            hosts = new[] { FortyPeople.Host },
            start = Local(8, "12:15"),
            timeZone = EventZone,
            minutes = 45,
            place = "Raum Limmat",
            onlineMeeting = true,
            capacity = 6,
        };

    private object Coaching() =>
        new
        {
            format = "CoachingSession",
            title = "Frag mich was",
            hosts = new[] { FortyPeople.Host },
            start = Local(11, "10:00"),
            timeZone = EventZone,
            minutes = 30,
            place = "Raum Sihl",
            audience = new { kind = "Invited", people = Invited.Select(person => person.Address) },
        };

    private string Local(int day, string time) => $"{monday.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T{time}";

    private Task AdvanceAsync(int day, int hours = 0, int minutes = 0) => app.AdvanceToAsync(monday.AddDays(day).AddHours(hours).AddMinutes(minutes));

    private async Task<string> PublishAsync(string key, object draft)
    {
        var created = await SendAsync(HttpMethod.Post, "/api/events", draft, key);
        var id = created.GetProperty("events")[0].GetProperty("id").GetString()!;
        await SendAsync(HttpMethod.Post, $"/api/events/{id}/publish");
        return id;
    }

    private async Task AnswerInvitationAsync(Attendee person, string response)
    {
        var entries = await app.Graph.GetFromJsonAsync<JsonElement>($"/_local/events?user={person.Address}");
        var id = entries.EnumerateArray().Single().GetProperty("id").GetString();
        using var answer = await app.Graph.PostAsync($"/_local/events/{id}/{response}?user={person.Address}", content: null);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>A browser that gets no answer sends the same form again.</summary>
    private async Task AnswerFeedbackAsync(Attendee person)
    {
        var link = (await app.MessagesAsync(person.Address)).Last(mail => mail.Text.Contains("/survey?", StringComparison.Ordinal)).LinkTo("survey");
        if (!receipts.TryGetValue(person.Address, out var receipt))
            receipts[person.Address] = receipt = await SurveySteps.OpenSurveyAsync(link);
        var (status, _) = await SurveySteps.SendSurveyAsync(link, receipt, ("q-useful", "4"), ("q-recommend", "9"));
        if ((int)status >= 500)
            throw new HttpRequestException(message: null, inner: null, status);
    }

    private async Task<IReadOnlyList<string>> CalendarAsync()
    {
        var entries = await app.Graph.GetFromJsonAsync<JsonElement>("/_local/events");
        return
        [
            .. entries.EnumerateArray()
                .Select(entry =>
                    $"calendar: {entry.GetProperty("subject")} {entry.GetProperty("start")} to {entry.GetProperty("end")}, cancelled {entry.GetProperty("isCancelled")}, "
                    + string.Join(' ', entry.GetProperty("attendees").EnumerateArray().Select(each => $"{each.GetProperty("address")} {each.GetProperty("response")}"))
                )
                .Order(StringComparer.Ordinal),
        ];
    }

    private async Task<IReadOnlyList<string>> KnownAsync() => [.. await RegistrationsAsync(lunch), .. await RegistrationsAsync(coaching)];

    private async Task<IReadOnlyList<string>> RegistrationsAsync(string id)
    {
        var answer = await SendAsync(HttpMethod.Get, $"/api/events/{id}");
        var (seats, figures) = (answer.GetProperty("seats"), answer.GetProperty("figures"));
        var lines = (await SendAsync(HttpMethod.Get, $"/api/events/{id}/registrations")).GetProperty("registrations").EnumerateArray();
        var title = answer.GetProperty("event").GetProperty("title");
        return
        [
            $"{title}: {answer.GetProperty("state")} {answer.GetProperty("start")}, seats {seats}, figures {figures}",
            .. lines.Select(line => $"{title}: {line.GetProperty("number")} {line.GetProperty("name")} {line.GetProperty("state")}, attended {line.GetProperty("attended")}"),
        ];
    }

    private async Task<string> FeedbackAsync()
    {
        var run = await SendAsync(HttpMethod.Get, $"{FeedbackRuns}/{lunch}-feedback");
        return $"feedback: {run.GetProperty("state")}, {run.GetProperty("invited")} invited, {run.GetProperty("answered")} answered, {run.GetProperty("results").GetProperty("questions")}";
    }

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, string? key = null)
    {
        using var answer = await app.ManageAsync(method, path, body, key);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode >= 500, $"{method} {path}: {text}");
        answer.EnsureSuccessStatusCode();
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }
}
