using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Automations.Benchmarks.Delivery;
using Automations.Delivery.Accounts;

namespace Automations.Benchmarks;

/// <summary>One event for which very many register, each over HTTP, and then every reminder until it begins.</summary>
internal static class Events
{
    public const string Name = "events";

    private const int FullSize = 10_000;
    private const int InFlight = 8;

    /// <summary>Registrations with one token: it is valid for an hour of the simulated clock, which goes on meanwhile.</summary>
    private const int WithOneToken = 500;

    private const int MinutesOfTheLastReminder = 60;
    private const int DaysAhead = 21;
    private const string Zone = "Europe/Zurich";

    /// <returns>0 when everybody got each reminder exactly once, or the ledger says that it was out of date, and the pace was kept.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var size = arguments.Full ? FullSize : arguments.Size;
        var lanes = arguments.Lanes ?? Math.Max(1, (int)Math.Ceiling((double)size / (EventReport.MailsPerMinute * MinutesOfTheLastReminder)));
        var place = Directory.CreateTempSubdirectory("automations-benchmark-events-").FullName;
        Console.WriteLine($"Starting the app with {size} people and {lanes} sender mailboxes …");
        await using var app = await AppProcess.StartAsync(arguments.Port, size, EightLanes.Write(place, lanes));
        var managers = new ManagersApi(app);
        var day = await DayAsync(app);
        var id = await managers.PublishEventAsync(Draft(day));

        var started = Stopwatch.GetTimestamp();
        await RegisterAsync(managers, id, size);
        var registering = Stopwatch.GetElapsedTime(started);
        var foretold = await managers.ReachAsync(id);
        Say(started, "registered over HTTP");
        await AdvanceToAsync(app, day);
        var wallTime = Stopwatch.GetElapsedTime(started);
        var peakMemory = app.PeakMemory;
        Say(started, "the event has begun");

        var mails = await MailsAsync(app);
        var report = new EventReport(
            size,
            await managers.SeatsAsync(id),
            registering,
            wallTime,
            peakMemory,
            await managers.TotalsAsync(),
            lanes,
            mails.GroupBy(mail => mail.From, StringComparer.OrdinalIgnoreCase).Max(lane => Report.MostWithinAMinute([.. lane.Select(mail => mail.SentAt)])),
            foretold,
            ReminderAccount.Of(Enumerable.Range(0, size).Select(Organisation.AddressOf), await LinesAsync(managers, id), mails)
        );
        Say(started, "accounts read");
        Console.WriteLine(report.Write());
        Directory.Delete(place, recursive: true);
        return report.IsSound ? 0 : 1;
    }

    private static object Draft(DateOnly day) =>
        new
        {
            format = "CommunityCall",
            title = "Everybody's community call",
            hosts = new[] { Organisation.AddressOf(0) },
            start = string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}T14:00"),
            timeZone = Zone,
            minutes = 45,
            onlineMeeting = true,
            reminders = ReminderAccount.Kinds,
        };

    private static async Task<DateOnly> DayAsync(AppProcess app)
    {
        var clock = await app.Http.GetFromJsonAsync<JsonElement>(new Uri(app.App, "/admin/clock"));
        var day = DateOnly.FromDateTime(clock.GetProperty("now").GetDateTimeOffset().UtcDateTime).AddDays(DaysAhead);
        while (day.DayOfWeek != DayOfWeek.Tuesday)
            day = day.AddDays(1);
        return day;
    }

    private static async Task RegisterAsync(ManagersApi managers, string id, int size)
    {
        foreach (var some in Enumerable.Range(0, size).Chunk(WithOneToken))
        {
            var token = await managers.TokenAsync();
            var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight };
            await Parallel.ForEachAsync(some, options, async (number, _) => await managers.RegisterAsync(id, Organisation.AddressOf(number), token));
        }
    }

    /// <summary>To its beginning: by then every reminder has left, or is out of date.</summary>
    private static async Task AdvanceToAsync(AppProcess app, DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Zone);
        var to = TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new(14, 1)), zone);
        using var answer = await app.Http.PostAsJsonAsync(new Uri(app.App, "/admin/clock/advance"), JsonSerializer.SerializeToElement(new { to }));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Read one by one: thousands of mails with their texts need not be in memory together.</summary>
    private static async Task<IReadOnlyList<DeliveredMail>> MailsAsync(AppProcess app)
    {
        await using var stream = await app.Http.GetStreamAsync(new Uri(app.Graph, "/_local/messages"));
        var mails = new List<DeliveredMail>();
        await foreach (var mail in JsonSerializer.DeserializeAsyncEnumerable<DeliveredMail>(stream, JsonSerializerOptions.Web))
            mails.Add(mail!);
        return mails;
    }

    private static async Task<IReadOnlyList<LedgerLine>> LinesAsync(ManagersApi managers, string id)
    {
        var lines = new List<LedgerLine>();
        for (string? after = null; ;)
        {
            var extract = await managers.LedgerAsync($"event-{id}", after);
            lines.AddRange(extract.Messages);
            after = extract.Next;
            if (after is null)
                return lines;
        }
    }

    private static void Say(long started, string what) => Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds,8:0.0} s  {what}");
}

internal sealed record DeliveredMail(string From, IReadOnlyList<string> To, string Subject, DateTimeOffset SentAt);
