using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Automations.Benchmarks;

/// <summary>One survey to very many, of whom every third answers before the first reminder.</summary>
internal static class Surveys
{
    public const string Name = "surveys";

    private const int FullSize = 10_000;
    private const int InFlight = 8;
    private const int OneIn = 3;
    private const string Survey = "monthly-pulse";
    private const string Run = "pulse";

    /// <returns>0 when everybody was asked once, nobody was reminded who had answered, everybody else was, and the results add up.</returns>
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var size = arguments.Full ? FullSize : arguments.Size;
        Console.WriteLine($"Starting the app with {size} people …");
        await using var app = await AppProcess.StartAsync(arguments.Port, size);
        var managers = new ManagersApi(app);
        var people = Enumerable.Range(0, size).Select(Organisation.AddressOf).ToList();

        var started = Stopwatch.GetTimestamp();
        await managers.StartSurveyAsync(Survey, new { run = Run, audience = people });
        await AdvanceAsync(app, "P1D");
        var inviting = Stopwatch.GetElapsedTime(started);
        Say(started, "a day later: invited");

        var links = await LinksAsync(app);
        var answering = people.Where((_, number) => number % OneIn == 0).ToList();
        var before = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(answering, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (person, _) => await AnswerAsync(app, links[person]));
        var taking = Stopwatch.GetElapsedTime(before);
        Say(started, "answered over HTTP");

        await AdvanceAsync(app, "P20D");
        var wallTime = Stopwatch.GetElapsedTime(started);
        var peakMemory = app.PeakMemory;
        Say(started, "three weeks later: reminded and closed");

        var mails = await MailsAsync(app);
        var report = new SurveyReport(
            size,
            answering.Count,
            inviting,
            taking,
            wallTime,
            peakMemory,
            await managers.TotalsAsync(),
            Report.MostWithinAMinute([.. mails.Select(mail => mail.SentAt)]),
            SurveyAccount.Of(people, answering, mails),
            SurveyTotals.Of(await managers.SurveyRunAsync(Survey, Run))
        );
        Console.WriteLine(report.Write());
        return report.IsSound ? 0 : 1;
    }

    /// <summary>As a browser without cookies sends the form.</summary>
    private static async Task AnswerAsync(AppProcess app, Uri link)
    {
        using var content = new FormUrlEncodedContent([new("q-often", "few"), new("q-joy", "4"), new("q-asked", "How do I share a file?")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = content };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await app.Http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task AdvanceAsync(AppProcess app, string by)
    {
        using var answer = await app.Http.PostAsJsonAsync(new Uri(app.App, "/admin/clock/advance"), JsonSerializer.SerializeToElement(new { by }));
        answer.EnsureSuccessStatusCode();
    }

    /// <returns>The link in the invitation, by address.</returns>
    private static async Task<Dictionary<string, Uri>> LinksAsync(AppProcess app)
    {
        var links = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);
        await foreach (var mail in ReadAsync<InvitationMail>(app))
            if (mail.Text.Split((char[]?)null).FirstOrDefault(word => word.Contains("/survey?", StringComparison.Ordinal)) is { } link)
                links[mail.To[0]] = new Uri(link.Trim('(', ')', '<', '>'));
        return links;
    }

    private static async Task<IReadOnlyList<DeliveredMail>> MailsAsync(AppProcess app) => await ReadAsync<DeliveredMail>(app).ToListAsync();

    /// <summary>Read one by one: thousands of mails with their texts need not be in memory together.</summary>
    private static async IAsyncEnumerable<TMail> ReadAsync<TMail>(AppProcess app)
    {
        await using var stream = await app.Http.GetStreamAsync(new Uri(app.Graph, "/_local/messages"));
        await foreach (var mail in JsonSerializer.DeserializeAsyncEnumerable<TMail>(stream, JsonSerializerOptions.Web))
            yield return mail!;
    }

    private static void Say(long started, string what) => Console.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds,8:0.0} s  {what}");

    private sealed record InvitationMail(IReadOnlyList<string> To, string Text);
}
