using Automations.Events.Planning;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.People;
using Automations.Programme.Topics;

namespace Automations.Functions.Tests.Events.Workflow;

/// <summary>What becomes of the questions that people bring along: they count for the topics of the week, once, whatever happens.</summary>
public sealed class EventQuestionsTests(AzuriteFixture storage)
{
    private const string Sharing = "Wie teile ich ein Notizbuch?";
    private const string Finding = "Wie finde ich es wieder?";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Question_AtTheRegistration_CountsOnceWithTheTopicsOfItsWords(bool everythingTwice)
    {
        await using var scene = await EventScene.StartAsync(storage, everythingTwice);
        await scene.PublishAsync();

        await AskAsync(scene, Cast.Mira, Sharing);
        await AskAsync(scene, Cast.Mira, Sharing);

        Assert.Equal(["", Sharing], scene.Topics.All.Select(note => note.Text).Order());
        var note = scene.Topics.All.Single(note => note.Text.Length > 0);
        Assert.Equal((TopicNote.FromRegistrations, $"event-{scene.EventId}", Cast.Mira.Id), (note.Source, note.Origin, note.Person));
        Assert.Empty(note.Topics);
        Assert.Null(note.Language);
    }

    [Fact]
    public async Task Question_ForAnEventWithoutTopics_Counts()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = [] });

        await AskAsync(scene, Cast.Mira, Sharing);

        Assert.Equal(Sharing, Assert.Single(scene.Topics.All).Text);
    }

    [Fact]
    public async Task Question_AskedLater_CountsForItsOwnDayAndIsNoNews()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = [] });
        await scene.RegisterAsync(Cast.Mira);
        var told = scene.MessagesTo(Cast.Mira);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(2));

        await AskAsync(scene, Cast.Mira, Sharing);

        Assert.Equal(DateOnly.FromDateTime(EventSamples.Monday.AddDays(-5).DateTime), Assert.Single(scene.Topics.All).On);
        Assert.Equal(told, scene.MessagesTo(Cast.Mira));
    }

    [Fact]
    public async Task Question_ChangedAfterwards_IsOtherForTheHostsAndCountsAsItWas()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = [] });
        await AskAsync(scene, Cast.Mira, Sharing);

        await scene.Desk.AskAsync(scene.EventId, Cast.Mira, Finding, scene.Host.Client, default);
        await scene.SettleAsync();

        Assert.Equal(Finding, (await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default))!.Question);
        Assert.Equal(Sharing, Assert.Single(scene.Topics.All).Text);
    }

    [Fact]
    public async Task Question_ChangedOrTakenBackBeforeItWasSeen_CountsAsItStands()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = [] });
        foreach (var person in new[] { Cast.Mira, Cast.Emma, Cast.Buddy })
            await scene.Desk.RegisterAsync(scene.EventId, person, Sharing, scene.Host.Client, default);
        await scene.Desk.AskAsync(scene.EventId, Cast.Mira, Finding, scene.Host.Client, default);
        await scene.Desk.AskAsync(scene.EventId, Cast.Emma, "", scene.Host.Client, default);

        await scene.DeclineAsync(Cast.Buddy);

        Assert.Equal((Cast.Mira.Id, Finding), Assert.Single(scene.Topics.All.Select(note => (note.Person, note.Text))));
    }

    [Fact]
    public async Task Question_OfAProcessThatDiedBeforeItWokeTheEvent_CountsTheNextDay()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = [] });

        await scene.Registrations.RegisterAsync(scene.EventId, Cast.Mira, Sharing, default);
        Assert.Empty(scene.Topics.All);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(Sharing, Assert.Single(scene.Topics.All).Text);
        Assert.Empty(await scene.Registrations.NoticesAsync(scene.EventId, 10, default));
    }

    [Fact]
    public async Task Question_OnceItHasBegun_IsRefusedAndTheRegistrationWithoutItIsNot()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync();
        await AskAsync(scene, Cast.Mira, Sharing);
        await scene.AdvanceToAsync(1, 12, 12, 20);

        var asked = await scene.Desk.AskAsync(scene.EventId, Cast.Mira, Finding, scene.Host.Client, default);
        var late = await scene.Desk.RegisterAsync(scene.EventId, Cast.Emma, Finding, scene.Host.Client, default);
        var silent = await scene.Desk.RegisterAsync(scene.EventId, Cast.Buddy, question: null, scene.Host.Client, default);

        Assert.Equal((RegistrationOutcome.Begun, RegistrationOutcome.Begun, RegistrationOutcome.Done), (asked.Outcome, late.Outcome, silent.Outcome));
        Assert.Equal(Sharing, (await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default))!.Question);
        Assert.Null(await scene.Registrations.FindAsync(scene.EventId, Cast.Emma.Id, default));
    }

    private static async Task AskAsync(EventScene scene, Person person, string question)
    {
        Assert.Equal(RegistrationOutcome.Done, (await scene.Desk.RegisterAsync(scene.EventId, person, question, scene.Host.Client, default)).Outcome);
        await scene.SettleAsync();
    }
}
