using System.Text.Json;
using Automations.Functions.Tests.Support;
using Automations.Functions.Tests.Topics.Scene;
using Automations.Programme.Topics;
using Automations.Topics.Intake;
using Automations.Topics.Store;
using Automations.Topics.Synonyms;
using Automations.Topics.Weeks;

namespace Automations.Functions.Tests.Topics.Intake;

public sealed class TopicIntakeTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData("this is no JSON", "body")]
    [InlineData("[1]", "body")]
    [InlineData("""{"source":"survey","origin":"o","on":"DAY","text":"Loop"}""", "id")]
    [InlineData("""{"id":"1","source":"survey","origin":"o","on":"DAY","text":"  "}""", "text")]
    [InlineData("""{"id":"1","source":"survey","origin":"o","text":"Loop"}""", "on")]
    [InlineData("""{"id":"1","source":"survey","origin":"o","on":"2099-01-01","text":"Loop"}""", "on")]
    [InlineData("""{"id":"1","source":"survey","origin":"o","on":"2019-01-01","text":"Loop"}""", "on")]
    [InlineData("""{"id":"1","source":"survey","origin":"o","on":"someday","text":"Loop"}""", "on")]
    [InlineData("""{"id":"1","source":"survey","origin":"o","on":"DAY","text":"Loop","language":"german"}""", "language")]
    [InlineData("""{"id":"1","source":"survey","origin":"o","on":"DAY","text":"Loop","topic":"Loop"}""", "topic")]
    public async Task Take_WhatCannotBeUsed_IsPutAsideWithTheReason(string message, string field)
    {
        await using var scene = await TopicScene.StartAsync(storage);
        var sent = message.Replace("DAY", $"{scene.Today:yyyy-MM-dd}", StringComparison.Ordinal);

        await scene.Get<TopicIntake>().TakeAsync(sent, default);

        var (queue, aside) = Assert.Single(scene.Queues.Sent);
        var told = JsonDocument.Parse(aside).RootElement;
        Assert.Equal("topic-intake-poison", queue);
        Assert.Equal(sent, told.GetProperty("message").GetString());
        Assert.Equal(field, Assert.Single(told.GetProperty("errors").EnumerateObject()).Name);
        Assert.Empty(await PendingAsync(scene));
    }

    [Fact]
    public async Task Take_WhatTheIntakeQueued_IsReadWithAllItsFields()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        var note = new TopicNote("a", TopicNote.FromSurveys, "survey-1", scene.Today, "Sharing is hard") { Question = "q1", Language = "de", Topics = ["Forms", "Cooking"] };
        await new QueueTopicIntake(scene.Queues).AddAsync(note, default);
        Assert.True(scene.Queues.Sent.TryDequeue(out var sent));

        await scene.Get<TopicIntake>().TakeAsync(sent.Message, default);

        var reading = Assert.Single(await PendingAsync(scene)).Reading;
        Assert.Equal(("de", true), (reading.Language, reading.Speaker.IsAnonymous));
        Assert.Equal(["forms"], reading.Topics);
        Assert.Empty(scene.Queues.Sent);
    }

    [Fact]
    public async Task Take_TopicsWithoutWords_CountsThemInNoLanguage()
    {
        await using var scene = await TopicScene.StartAsync(storage);

        await scene.DeliverAsync(new("a", TopicNote.FromRegistrations, "event-1", scene.Today, "") { Person = "abc", Topics = ["Loop"] });

        Assert.Empty(scene.Queues.Sent);
        var reading = Assert.Single(await PendingAsync(scene)).Reading;
        Assert.Equal(("loop", ""), (Assert.Single(reading.Topics), reading.Language));
    }

    [Fact]
    public async Task Take_AfterASynonymWasAdded_FindsTheTopicFromTheNextItemOn()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        await scene.SayAsync(1, "Wo finde ich den Zaubertisch?");
        await scene.Get<SynonymTable>().TryAddAsync(new(1, scene.Host.Clock.GetUtcNow(), "ada", new Dictionary<string, IReadOnlyList<string>> { ["Loop"] = ["Zaubertisch"] }), default);

        await scene.SayAsync(1, "Wo finde ich den Zaubertisch?");

        Assert.Equal(["", "loop"], (await PendingAsync(scene)).Select(item => string.Join(',', item.Reading.Topics)).Order());
    }

    [Fact]
    public async Task Pseudonyms_OfOnePerson_AreTheSameInAWeekAndOthersInTheNext()
    {
        await using var scene = await TopicScene.StartAsync(storage);
        var (pseudonyms, week) = (scene.Get<Pseudonyms>(), IsoWeek.Of(scene.Today));
        var note = new TopicNote("a", TopicNote.FromQuestions, "o", scene.Today, "Loop") { Person = "ABC" };

        Assert.Equal(pseudonyms.SpeakerOf(note, week), pseudonyms.SpeakerOf(note with { Id = "b", Person = "abc" }, week));
        Assert.NotEqual(pseudonyms.SpeakerOf(note, week).Pseudonym, pseudonyms.SpeakerOf(note, week.Plus(1)).Pseudonym);
        Assert.NotEqual(pseudonyms.SpeakerOf(note, week).Pseudonym, pseudonyms.SpeakerOf(note with { Person = "abd" }, week).Pseudonym);
        Assert.True(pseudonyms.SpeakerOf(note with { Person = null }, week).IsNobody);
    }

    private static Task<IReadOnlyList<PendingItem>> PendingAsync(TopicScene scene) => scene.Get<ITopicStore>().PendingAsync(IsoWeek.Of(scene.Today), default);
}
