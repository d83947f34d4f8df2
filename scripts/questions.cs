// Lets the invented people of a running local app ask questions for nine weeks, and moves its clock to the Monday on which they have been counted.
// dotnet run scripts/questions.cs -- [--app http://localhost:7071] [--graph http://localhost:7072] [--programme lotsen]

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

const int WeeksBefore = 8;

string[] known = ["--app", "--graph", "--programme"];
var pairs = args.Chunk(2).ToList();
if (pairs.Find(pair => pair.Length < 2 || !known.Contains(pair[0])) is { } unknown)
{
    Console.Error.WriteLine($"{unknown[0]} cannot be used. The options, each with a value: {string.Join(", ", known)}");
    return 2;
}

var options = pairs.ToDictionary(pair => pair[0], pair => pair[1]);
var programme = options.GetValueOrDefault("--programme") ?? "lotsen";
using var app = new HttpClient { BaseAddress = new(options.GetValueOrDefault("--app") ?? "http://localhost:7071"), Timeout = TimeSpan.FromMinutes(10) };
using var graph = new HttpClient { BaseAddress = new(options.GetValueOrDefault("--graph") ?? "http://localhost:7072") };
try
{
    var people = (await graph.GetFromJsonAsync<JsonElement>("/_local/people")).EnumerateArray()
        .Where(person => person.TryGetProperty("mail", out _))
        .Select(person => person.GetProperty("id").GetString()!)
        .ToList();
    var clock = await app.GetFromJsonAsync<JsonElement>("/admin/clock");
    var today = DateOnly.FromDateTime(DateTimeOffset.Parse(clock.GetProperty("now").GetString()!, CultureInfo.InvariantCulture).UtcDateTime);
    var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));

    var asked = 0;
    for (var back = WeeksBefore; back >= 0; back--)
    {
        var day = back == 0 ? today : monday.AddDays(-7 * back);
        foreach (var note in Question.OfWeek(back, day, people))
        {
            await PostAsync("/admin/functions/TakeTopicNote", JsonContent.Create(new { input = JsonSerializer.Serialize(note, JsonSerializerOptions.Web) }));
            asked++;
        }

        await AdvanceAsync(new { by = "PT1M" });
        if (back > 0)
            await CountAsync(day);
    }

    await AdvanceAsync(new { to = monday.AddDays(7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T08:00:00Z" });
    Console.WriteLine($"{asked} questions by {people.Count} people. It is Monday, {monday.AddDays(7):yyyy-MM-dd}: look at {new Uri(app.BaseAddress, "/topics")}");
    return 0;
}
catch (HttpRequestException problem)
{
    Console.Error.WriteLine($"The app does not answer as it should: {problem.Message}");
    return 2;
}

// The timer counts only weeks that end from now on.
async Task CountAsync(DateOnly day)
{
    var at = day.ToDateTime(TimeOnly.MinValue);
    var week = string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(at):0000}-W{ISOWeek.GetWeekOfYear(at):00}");
    using var form = new FormUrlEncodedContent([new("function", "TopicWeek"), new("input", JsonSerializer.Serialize(new { Week = week })), new("id", $"topics-{programme}-{week}")]);
    await PostAsync("/admin/actions/run", form);
    await AdvanceAsync(new { by = "PT1M" });
}

Task AdvanceAsync(object step) => PostAsync("/admin/clock/advance", JsonContent.Create(step));

async Task PostAsync(string path, HttpContent content)
{
    using var answer = await app.PostAsync(path, content);
    if (!answer.IsSuccessStatusCode && (int)answer.StatusCode != 303)
        throw new HttpRequestException($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
}

/// <summary>Something that is asked again and again: how often in a usual week, and how often in the last.</summary>
sealed record Question(string Topic, int Usually, int Lately, params string[] Texts)
{
    private static readonly Question[] All =
    [
        new("copilot", 6, 24,
            "Wie fasse ich mit Copilot eine lange Mail zusammen?", "Darf ich Kundendaten in Copilot eingeben?", "How do I write a better prompt for Copilot?",
            "Copilot zeigt bei mir nichts an, woran liegt das?", "Can Copilot read my meeting notes?"),
        new("teams", 14, 15,
            "Wie teile ich in Teams nur ein Fenster?", "Wo finde ich die Aufzeichnung aus Teams?", "How do I mute a noisy Teams channel?", "Kann ich in Teams Gäste einladen?"),
        new("outlook", 9, 9, "Wie delegiere ich meinen Kalender in Outlook?", "How do I set an out of office in Outlook for some days only?", "Outlook sortiert meine Regeln falsch."),
        new("onenote", 6, 6, "Wie teile ich ein Notizbuch in OneNote?", "OneNote does not sync my sections.", "Wie drucke ich aus OneNote eine Seite?"),
        new("engage", 11, 1, "Wie folge ich einer Community in Viva Engage?", "Viva Engage schickt mir zu viele Hinweise.", "How do I post a picture in Viva Engage?"),
        new("passkeys", 0, 12, "Wie richte ich einen Passkey ein?", "Mein Passkey geht am Laptop, am Telefon nicht.", "Do I still need a password with a passkey?"),
    ];

    public static IEnumerable<object> OfWeek(int back, DateOnly day, IReadOnlyList<string> people)
    {
        var first = back * 7;
        foreach (var question in All)
        {
            // weeks vary a little
            var times = back == 0 ? question.Lately : question.Usually == 0 ? 0 : question.Usually - 1 + (back % 3);
            for (var time = 0; time < times; time++)
                yield return question.NoteOf(back, time, day, people[(first + time) % people.Count]);
            first += times;
        }
    }

    private object NoteOf(int back, int time, DateOnly day, string person) =>
        new
        {
            id = string.Create(CultureInfo.InvariantCulture, $"demo-{day:yyyy-MM-dd}-{Topic}-{time}"),
            source = "question",
            origin = "demo",
            on = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            text = Texts[(back + time) % Texts.Length],
            person,
        };
}
