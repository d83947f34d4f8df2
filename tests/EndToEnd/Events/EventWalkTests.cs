using System.Globalization;
using System.Text;

namespace Automations.EndToEnd.Events;

/// <summary>An event of forty people in four time zones, in the running app: every mail, who, when, in which language, exactly once.</summary>
public sealed class EventWalkTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Asked once, and reminded twice at most.</summary>
    private static readonly string[] FeedbackUnanswered = ["feedback", "feedback-again", "feedback-again"];

    /// <summary>How the clock goes on in winter, over the change in spring, and over that in autumn. Large: the other way round as well.</summary>
    public static TheoryData<Strides> Ways => TestSize.IsLarge ? [Strides.DayByDayInSpring, Strides.JumpsInSpring] : [Strides.DayByDayInSpring];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Event_OfFortyPeopleInFourZones_WritesToEachAtTheirTimeInTheirLanguageOnceAlsoWhenClocksChange(Strides strides)
    {
        var file = await FortyPeople.WriteAsync();
        await using var app = await AppProcess.StartAsync(new AppStart { People = file });
        foreach (var story in new[] { WalkStory.Winter, WalkStory.Spring, WalkStory.Autumn })
        {
            var isDayByDay = (strides == Strides.DayByDayInSpring) == (story == WalkStory.Spring);
            var walk = new EventWalk(app, story, isDayByDay ? Day : null);
            var id = await walk.GoAsync();
            AssertRight(walk, story, await walk.MailsAsync());
            await walk.AssertCalendarAndFiguresAsync(id);
        }

        File.Delete(file);
    }

    private void AssertRight(EventWalk walk, WalkStory story, IReadOnlyList<SentMessage> mails)
    {
        foreach (var person in story.People)
            output.WriteLine($"{person.Address} ({person.Language}): {string.Join(", ", mails.Of(person))}");
        Assert.All(story.People, person => Assert.Equal(Expected(walk, story, person), string.Join(", ", mails.Of(person).Where(mail => !IsFeedback(mail)))));
        Assert.All(story.People, person => Assert.Equal(walk.There.Contains(person) ? FeedbackUnanswered : [], KindsOf(mails, person).Where(IsFeedback)));
        Assert.All(story.People, person => Assert.All(mails.Where(mail => mail.To[0] == person.Address), mail => Assert.Contains($"<html lang=\"{person.Language}\"", mail.Html)));
        AssertTimesInWords(walk, story, mails);
        AssertCalendarFiles(walk, mails);
    }

    private static IEnumerable<string> KindsOf(IReadOnlyList<SentMessage> mails, Attendee person) => mails.Of(person).Select(mail => mail.Split(' ')[0]);

    private static bool IsFeedback(string mail) => mail.StartsWith("feedback", StringComparison.Ordinal);

    private static string Expected(EventWalk walk, WalkStory story, Attendee person) =>
        person == walk.Late ? story.Late
        : walk.Declining.Contains(person) ? story.Declined[person.Zone]
        : walk.There.Contains(person) ? story.Stays[person.Zone]
        : story.Stays[person.Zone].Replace("thanks", "missed", StringComparison.Ordinal);

    /// <summary>What the mail says of the event's time is on the reader's clock as well.</summary>
    private static void AssertTimesInWords(EventWalk walk, WalkStory story, IReadOnlyList<SentMessage> mails)
    {
        foreach (var person in story.People)
            foreach (var mail in mails.Where(mail => mail.To[0] == person.Address && EventSteps.KindOf(mail) is "moved" or "hour"))
                Assert.Contains(InWords(walk.Moment(9, 12, 15), person), mail.Text, StringComparison.Ordinal);
    }

    private static string InWords(DateTimeOffset moment, Attendee person)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(person.Zone));
        return person.Language == "de"
            ? local.ToString("dddd, d. MMMM, H:mm 'Uhr'", CultureInfo.GetCultureInfo("de-DE"))
            : local.ToString("dddd d MMMM, HH:mm", CultureInfo.InvariantCulture);
    }

    private static void AssertCalendarFiles(EventWalk walk, IReadOnlyList<SentMessage> mails)
    {
        var files = mails.Where(mail => EventSteps.KindOf(mail) is "registered" or "day" or "hour" or "moved").Select(mail => Assert.Single(mail.Attachments!)).ToList();
        Assert.All(files, file => Assert.StartsWith("text/calendar", file.ContentType, StringComparison.Ordinal));
        var texts = files.Select(file => Encoding.UTF8.GetString(file.ContentBytes)).ToList();
        Assert.Single(texts.Select(text => text.Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal))).Distinct());
        foreach (var day in new[] { 8, 9 })
            Assert.Contains(texts, text => text.Contains($"DTSTART:{walk.Moment(day, 12, 15):yyyyMMddTHHmmssZ}", StringComparison.Ordinal));
    }
}

/// <summary>The walks that do not go day by day go in one jump from each deed to the next.</summary>
public enum Strides
{
    DayByDayInSpring,
    JumpsInSpring,
}
