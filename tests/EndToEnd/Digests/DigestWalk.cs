using System.Globalization;
using System.Net;
using Automations.EndToEnd.Events;
using Automations.EndToEnd.Onboarding;

namespace Automations.EndToEnd.Digests;

/// <summary>
/// Weeks of a programme in four time zones: an event in German and one in English a week, an edition that is skipped, one that an editor
/// changes, readers who pause and one who ends it; and what everybody then must have in their mailbox.
/// </summary>
/// <param name="model">Null for a programme without one.</param>
internal sealed class DigestWalk(AppProcess app, IReadOnlyList<Reader> readers, int weeks, LocalModel? model)
{
    private const int Skipped = 2;
    private const int Changed = 3;
    private const string Introduction = "diesmal **von Hand** geschrieben.";

    private static readonly DateTimeOffset FirstTuesdayNoon = new(2027, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private Reader Pausing => readers[4];

    private Reader Ending => readers[5];

    private Reader Named => readers[7];

    public async Task LiveThroughAsync(int week)
    {
        var tuesday = FirstTuesdayNoon.AddDays(7 * (week - 1));
        await app.AdvanceToAsync(tuesday.AddDays(-1));
        await app.PublishAsync(Event($"Deutsch {week}", "de", tuesday.AddDays(9)));
        await app.PublishAsync(Event($"English {week}", "en", tuesday.AddDays(9)));
        if (model is not null)
            ModelOfTheWalk.Prepare(model, week);
        await app.AdvanceToAsync(tuesday);
        Assert.Equal("InReview", await app.StateOfDigestAsync(EditionOf(week)));
        Assert.Equal(IsDrafted(week), await app.IsMarkedAsDraftAsync(EditionOf(week)));
        if (week == Skipped)
            await app.SteerDigestAsync(EditionOf(week), "skip", new { reason = "Betriebsversammlung" });
        else if (week == Changed)
            await app.WriteIntroductionAsync(EditionOf(week), "de", Introduction, "approve");
        else
            await app.SteerDigestAsync(EditionOf(week), "approve");
        await app.SettleAsync();
        Assert.Equal(week == Skipped ? "Skipped" : "Published", await app.StateOfDigestAsync(EditionOf(week)));

        if (week == Changed)
            await PauseAndEndAsync();
        await app.AdvanceToAsync(tuesday.AddDays(3));
    }

    /// <summary>Everybody's digests, each once, none to those who paused.</summary>
    public IEnumerable<(string Edition, string To)> Expected() =>
        Enumerable
            .Range(1, weeks)
            .Where(week => week != Skipped)
            .SelectMany(week => readers.Where(reader => Wants(reader, week)).Select(reader => (EditionOf(week), reader.Address)))
            .Order();

    public void Check(SentMessage mail)
    {
        var reader = readers.Single(reader => reader.Address == mail.To[0]);
        var week = Enumerable.Range(1, weeks).Single(week => EditionOf(week) == mail.EditionOf());
        var local = TimeZoneInfo.ConvertTime(mail.SentAt, TimeZoneInfo.FindSystemTimeZoneById(reader.Zone));
        Assert.Equal(DateOnly.FromDateTime(FirstTuesdayNoon.AddDays(7 * (week - 1) + 2).DateTime), DateOnly.FromDateTime(local.DateTime));
        Assert.InRange(TimeOnly.FromDateTime(local.DateTime), new(9, 0), new(9, 45));
        Assert.Contains($"<html lang=\"{reader.Language}\"", mail.Html, StringComparison.Ordinal);
        var (own, other) = reader.Language == "de" ? ("Deutsch", "English") : ("English", "Deutsch");
        Assert.Contains($"{own} {week} ", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{other} {week} ", mail.Text.Split("\n\n", 2)[1].Replace(mail.Subject, "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(week == Changed && reader.Language == "de", mail.Text.Contains("von Hand geschrieben", StringComparison.Ordinal));
        Assert.Equal(IsDrafted(week), mail.Text.Contains($"{own} {week} {ModelOfTheWalk.Headline}", StringComparison.Ordinal));
        var drafted = reader.Language == "de" ? ModelOfTheWalk.German : ModelOfTheWalk.English;
        Assert.Equal(IsDrafted(week) && !(week == Changed && reader.Language == "de"), mail.Text.Contains(drafted, StringComparison.Ordinal));
        Assert.DoesNotContain("<img", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(mail.Html.Length, 1_000, 100_000);
    }

    /// <summary>The events' texts name a champion with name and address; the model reads neither, nor those of anybody else.</summary>
    public void CheckQuestions()
    {
        var questions = model!.Questions.ToList();
        Assert.Equal(2 * weeks, questions.Count);
        foreach (var question in questions)
        {
            var all = question.ToJsonString();
            Assert.Contains("Mitmachen", all, StringComparison.Ordinal);
            Assert.DoesNotContain("example.org", all, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Wanda", all, StringComparison.Ordinal);
            Assert.DoesNotContain(Named.Name.Split(' ')[1], all, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Editor", all, StringComparison.Ordinal);
        }
    }

    private bool IsDrafted(int week) => model is not null && !ModelOfTheWalk.Misbehaves(week);

    /// <summary>After the edition was queued, and before it leaves.</summary>
    private async Task PauseAndEndAsync()
    {
        Assert.Equal(HttpStatusCode.OK, await app.PauseDigestsAsync(await FirstDigestAsync(Pausing), new(2027, 3, 1)));
        Assert.Equal(HttpStatusCode.OK, await DigestSteps.EndInOneClickAsync(await FirstDigestAsync(Ending)));
    }

    private async Task<SentMessage> FirstDigestAsync(Reader reader) => (await app.MessagesAsync(to: reader.Address)).First(mail => mail.EditionOf() == EditionOf(1));

    /// <summary>Whoever pauses until the first of March gets the edition of the fourth.</summary>
    private bool Wants(Reader reader, int week) => week < Changed || (reader != Ending && (reader != Pausing || week >= 9));

    private static string EditionOf(int week) => string.Create(CultureInfo.InvariantCulture, $"2027-w{week:00}");

    private object Event(string title, string language, DateTimeOffset at) =>
        new
        {
            format = "LunchAndLearn",
            title,
            description = $"Mitmachen erwünscht. Fragen beantwortet {Named.Name} ({Named.Address}), sonst auch Eda.",
            hosts = new[] { RunningProgramme.Editor },
            start = at.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture),
            timeZone = "Europe/Berlin",
            minutes = 45,
            onlineMeeting = true,
            languages = new[] { language },
        };
}
