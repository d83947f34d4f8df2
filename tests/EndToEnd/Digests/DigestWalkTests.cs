using System.Globalization;
using System.Net;
using Automations.EndToEnd.Events;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Digests;

/// <summary>
/// Weeks of a programme in four time zones: an event in German and one in English a week, an edition that is skipped, one that an editor
/// changes, readers who pause and one who ends it. With AUTOMATIONS_TEST_SIZE=large twelve weeks of 400 champions.
/// </summary>
public sealed class DigestWalkTests(ITestOutputHelper output)
{
    private const int Skipped = 2;
    private const int Changed = 3;
    private const string Introduction = "diesmal **von Hand** geschrieben.";

    private static readonly bool IsLarge = Environment.GetEnvironmentVariable("AUTOMATIONS_TEST_SIZE") == "large";
    private static readonly int Weeks = IsLarge ? 12 : 4;
    private static readonly int People = IsLarge ? 400 : 60;

    private static readonly DateTimeOffset FirstTuesdayNoon = new(2027, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Weeks_OfAProgramme_BringEverybodyTheirDigestOnceAtNineOnTheirOwnClock()
    {
        var readers = RunningProgramme.Readers(People);
        await using var app = await AppProcess.StartAsync(await RunningProgramme.WriteAsync(readers));
        await app.AddChampionsAsync(readers);

        for (var week = 1; week <= Weeks; week++)
            await LiveThroughAsync(app, readers, week);

        var mails = (await app.MessagesAsync()).Where(mail => mail.EditionOf() is not null).OrderBy(mail => mail.SentAt).ToList();
        foreach (var mail in mails)
            output.WriteLine($"{mail.EditionOf()} {mail.WhenAndWhat(readers.Single(reader => reader.Address == mail.To[0]).Zone)}");
        Assert.Equal(Expected(readers), mails.Select(mail => (mail.EditionOf()!, mail.To[0])).Order());
        foreach (var reader in readers)
            foreach (var mail in mails.Where(mail => mail.To[0] == reader.Address))
                Check(mail, reader);
    }

    private static async Task LiveThroughAsync(AppProcess app, IReadOnlyList<Reader> readers, int week)
    {
        var tuesday = FirstTuesdayNoon.AddDays(7 * (week - 1));
        await app.AdvanceToAsync(tuesday.AddDays(-1));
        await app.PublishAsync(Event($"Deutsch {week}", "de", tuesday.AddDays(9)));
        await app.PublishAsync(Event($"English {week}", "en", tuesday.AddDays(9)));
        await app.AdvanceToAsync(tuesday);
        Assert.Equal("InReview", await app.StateOfDigestAsync(EditionOf(week)));
        if (week == Skipped)
            await app.SteerDigestAsync(EditionOf(week), "skip", new { reason = "Betriebsversammlung" });
        else if (week == Changed)
            await app.WriteIntroductionAsync(EditionOf(week), "de", Introduction, "approve");
        else
            await app.SteerDigestAsync(EditionOf(week), "approve");
        await app.SettleAsync();
        Assert.Equal(week == Skipped ? "Skipped" : "Published", await app.StateOfDigestAsync(EditionOf(week)));

        if (week == Changed)
            await PauseAndEndAsync(app, readers);
        await app.AdvanceToAsync(tuesday.AddDays(3));
    }

    /// <summary>After the edition was queued, and before it leaves.</summary>
    private static async Task PauseAndEndAsync(AppProcess app, IReadOnlyList<Reader> readers)
    {
        Assert.Equal(HttpStatusCode.OK, await app.PauseDigestsAsync(await FirstDigestAsync(app, Pausing(readers)), new(2027, 3, 1)));
        Assert.Equal(HttpStatusCode.OK, await DigestSteps.EndInOneClickAsync(await FirstDigestAsync(app, Ending(readers))));
    }

    private static async Task<SentMessage> FirstDigestAsync(AppProcess app, Reader reader) =>
        (await app.MessagesAsync(to: reader.Address)).First(mail => mail.EditionOf() == EditionOf(1));

    private static void Check(SentMessage mail, Reader reader)
    {
        var week = Enumerable.Range(1, Weeks).Single(week => EditionOf(week) == mail.EditionOf());
        var local = TimeZoneInfo.ConvertTime(mail.SentAt, TimeZoneInfo.FindSystemTimeZoneById(reader.Zone));
        Assert.Equal(DateOnly.FromDateTime(FirstTuesdayNoon.AddDays(7 * (week - 1) + 2).DateTime), DateOnly.FromDateTime(local.DateTime));
        Assert.InRange(TimeOnly.FromDateTime(local.DateTime), new(9, 0), new(9, 45));
        Assert.Contains($"<html lang=\"{reader.Language}\"", mail.Html, StringComparison.Ordinal);
        var (own, other) = reader.Language == "de" ? ("Deutsch", "English") : ("English", "Deutsch");
        Assert.Contains($"{own} {week} ", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{other} {week} ", mail.Text.Split("\n\n", 2)[1].Replace(mail.Subject, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(week == Changed && reader.Language == "de", mail.Text.Contains("von Hand geschrieben", StringComparison.Ordinal));
        Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(mail.Html.Length, 1_000, 100_000);
    }

    private static IEnumerable<(string Edition, string To)> Expected(IReadOnlyList<Reader> readers) =>
        Enumerable
            .Range(1, Weeks)
            .Where(week => week != Skipped)
            .SelectMany(week => readers.Where(reader => Wants(readers, reader, week)).Select(reader => (EditionOf(week), reader.Address)))
            .Order();

    /// <summary>Whoever pauses until the first of March gets the edition of the fourth.</summary>
    private static bool Wants(IReadOnlyList<Reader> readers, Reader reader, int week) =>
        week < Changed || (reader != Ending(readers) && (reader != Pausing(readers) || week >= 9));

    private static Reader Pausing(IReadOnlyList<Reader> readers) => readers[4];

    private static Reader Ending(IReadOnlyList<Reader> readers) => readers[5];

    private static string EditionOf(int week) => string.Create(CultureInfo.InvariantCulture, $"2027-w{week:00}");

    private static object Event(string title, string language, DateTimeOffset at) =>
        new
        {
            format = "LunchAndLearn",
            title,
            description = "Mitmachen erwünscht.",
            hosts = new[] { RunningProgramme.Editor },
            start = at.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
            timeZone = "Europe/Berlin",
            minutes = 45,
            onlineMeeting = true,
            languages = new[] { language },
        };
}
