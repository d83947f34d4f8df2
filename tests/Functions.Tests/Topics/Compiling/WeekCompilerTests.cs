using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Topics.Scene;
using Automations.Programme.Topics;
using Automations.Topics.Trends;
using Automations.Topics.Weeks;

namespace Automations.Functions.Tests.Topics.Compiling;

public sealed class WeekCompilerTests
{
    private readonly Notes notes = new();

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task Topic_OfFewerThanFivePeople_IsNotInTheWeek(int people, bool shown)
    {
        await notes.SayAsync(Notes.Week, people, "Wie geht das in Loop?");
        await notes.SayAsync(Notes.Week, people, "Und warum geht Loop heute nicht?");

        var week = await notes.CompileAsync();

        Assert.Equal(shown, week.Topics.Any(topic => topic is { Id: "loop", Volume: 10, AtLeastPeople: 5 }));
        Assert.Equal(shown ? 10 : 0, week.Items);
    }

    [Fact]
    public async Task Topic_OfAnonymousTexts_CountsOnePersonForEachTextToOneQuestion()
    {
        for (var text = 0; text < 8; text++)
        {
            await AnonymousAsync($"a{text}", "survey-1", text < 4 ? "q1" : "q2", "Loop ist neu");
            await AnonymousAsync($"b{text}", "survey-2", "q1", text < 6 ? "Teams ist laut" : "Nichts");
        }

        var week = await notes.CompileAsync();

        Assert.Equal([("teams", 6, 6)], week.Topics.Select(topic => (topic.Id, topic.Volume, topic.AtLeastPeople)));
    }

    [Fact]
    public async Task Topic_WhoseShareJumps_RisesAndOthersAreSteady()
    {
        await notes.FillWeeksBeforeAsync();
        await notes.SayAsync(Notes.Week, 40, "Wo ist mein Notizbuch?");
        await notes.SayAsync(Notes.Week, 30, "Planner zeigt nichts an");

        var week = await notes.CompileAsync();

        Assert.Equal(Direction.Rising, week.Topics.Single(topic => topic.Id == "planner").Trend.Direction);
        Assert.NotEqual(Direction.Rising, week.Topics.Single(topic => topic.Id == "onenote").Trend.Direction);
        Assert.Equal(30 / 70.0, week.Topics.Single(topic => topic.Id == "planner").Share, 1e-9);
    }

    [Fact]
    public async Task Topic_ThatFallsSilent_IsQuietWithoutNumbers()
    {
        await notes.FillWeeksBeforeAsync();
        await notes.SayAsync(Notes.Week, 2, "Wo ist mein Notizbuch?");
        await notes.SayAsync(Notes.Week, 60, "Wo gibt es heute Mittagessen?");

        var week = await notes.CompileAsync();

        Assert.Equal([new QuietTopic("onenote", "OneNote")], week.Quiet);
        Assert.Empty(week.Topics);
    }

    [Fact]
    public async Task Phrase_ThatIsNew_EmergesAsThePair()
    {
        await notes.FillWeeksBeforeAsync();
        await notes.SayAsync(Notes.Week, 40, "Wo ist mein Notizbuch?");
        await notes.SayAsync(Notes.Week, 9, "Wie bekomme ich den Fahrradkeller Schlüssel?", first: 50);

        var week = await notes.CompileAsync();

        var emerging = Assert.Single(week.Emerging);
        Assert.Equal(("fahrradkeller schlüssel", 9, 9), (emerging.Phrase, emerging.Volume, emerging.AtLeastPeople));
        Assert.Equal("Wie bekomme ich den Fahrradkeller Schlüssel?", Assert.Single(emerging.Samples).Text);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(20, 0)]
    public async Task Phrase_OfTooFewPeopleOrKnownBefore_DoesNotEmerge(int people, int before)
    {
        await notes.FillWeeksBeforeAsync();
        for (var week = 1; week <= 8 && before == 0; week++)
            await notes.SayAsync(Notes.Week.Plus(-week), 12, "Wo ist der Fahrradkeller?");
        await notes.SayAsync(Notes.Week, 40, "Wo ist mein Notizbuch?", first: 100);
        for (var time = 0; time < (people < 5 ? 4 : 1); time++)
            await notes.SayAsync(Notes.Week, people, "Wo ist der Fahrradkeller?");

        Assert.Empty((await notes.CompileAsync()).Emerging);
    }

    [Fact]
    public async Task Mood_IsToldOfFivePeopleAndMore()
    {
        await notes.SayAsync(Notes.Week, 6, "Loop ist kaputt");
        await notes.SayAsync(Notes.Week, 4, "Loop ist super", first: 10);
        await notes.SayAsync(Notes.Week, 4, "Planner ist super", first: 10);
        await notes.SayAsync(Notes.Week, 4, "Planner ist kaputt", first: 20);

        var week = await notes.CompileAsync();

        Assert.Equal(new Mood(0, 60), week.Topics.Single(topic => topic.Id == "loop").Mood);
        Assert.Null(week.Topics.Single(topic => topic.Id == "planner").Mood);
    }

    [Fact]
    public async Task Languages_AreThoseOfFivePeople()
    {
        await notes.SayAsync(Notes.Week, 6, "Wie kann ich das in Loop finden und teilen?");
        await notes.SayAsync(Notes.Week, 4, "How can I share what is in Loop?");

        Assert.Equal(["de"], Assert.Single((await notes.CompileAsync()).Topics).Languages);
    }

    [Fact]
    public async Task Samples_AreOfDifferentPeopleAndNothingSaidInConfidence()
    {
        await notes.SayAsync(Notes.Week, 9, "Loop hilft mir, sage ich im Vertrauen?", TopicNote.FromCheckIns);
        foreach (var text in new[] { "Wie geht Loop auf dem Telefon?", "Loop, was ist das denn überhaupt?" })
            await notes.SayAsync(Notes.Week, 1, text);
        await notes.SayAsync(Notes.Week, 1, "Wo finde ich die Loop Vorlage?", TopicNote.FromQuestions, first: 1);

        var samples = Assert.Single((await notes.CompileAsync()).Topics).Samples;

        Assert.Equal(2, samples.Count);
        Assert.DoesNotContain(samples, sample => sample.Text.Contains("Vertrauen", StringComparison.Ordinal));
        Assert.Contains(samples, sample => sample.Text == "Wo finde ich die Loop Vorlage?");
    }

    [Fact]
    public async Task Names_OfChampions_AreInNoSampleAndNoPhrase()
    {
        var named = new Notes(register => register.Add(Cast.Mira));
        await named.FillWeeksBeforeAsync();
        await named.SayAsync(Notes.Week, 40, "Weiß Mira Hansen etwas über das Notizbuch?");
        await named.SayAsync(Notes.Week, 40, "Was macht eigentlich die liebe Hansen im Büro?", first: 50);

        var week = await named.CompileAsync();

        Assert.DoesNotContain(week.Emerging, topic => topic.Phrase.Contains("hansen", StringComparison.Ordinal));
        Assert.Equal("Weiß … etwas über das Notizbuch?", Assert.Single(Assert.Single(week.Topics).Samples).Text);
    }

    private Task<bool> AnonymousAsync(string id, string origin, string question, string text) =>
        notes.TakeAsync(new(id, TopicNote.FromSurveys, origin, Notes.Week.Monday, text) { Question = question });
}
