using Automations.Events.Store;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.Programme.Topics;

namespace Automations.Functions.Tests.Events.Workflow;

/// <summary>What of an event's registrations reaches the topics of the week.</summary>
public sealed class RegistrationTopicsTests(AzuriteFixture storage)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Registrations_AlsoOnTheWaitingList_CountOnceForTheEventsTopics(bool everythingTwice)
    {
        await using var scene = await EventScene.StartAsync(storage, everythingTwice);
        await scene.PublishAsync(EventSamples.Details with { Topics = ["onenote", "Kaffee"], Capacity = 1 });

        await scene.RegisterAsync(Cast.Mira, Cast.Emma);
        await scene.DeclineAsync(Cast.Mira);
        await scene.RegisterAsync(Cast.Mira);

        var notes = scene.Topics.All;
        Assert.Equal([Cast.Mira.Id, Cast.Emma.Id], notes.Select(note => note.Person));
        Assert.All(notes, note => Assert.Equal((TopicNote.FromRegistrations, $"event-{scene.EventId}"), (note.Source, note.Origin)));
        Assert.All(notes, note => Assert.Equal(["OneNote"], note.Topics));
    }

    [Fact]
    public async Task Registrations_SayNothingThatCouldBeRead()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = ["OneNote", "teams"] });

        await scene.RegisterAsync(Cast.Mira);

        var note = Assert.Single(scene.Topics.All);
        Assert.Equal(("", null), (note.Text, note.Language));
        Assert.Equal(["OneNote", "Teams"], note.Topics.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Registrations_ForAnEventWithoutTopics_AreNotHandedOver()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = [] });

        await scene.RegisterAsync(Cast.Mira);

        Assert.Empty(scene.Topics.All);
    }

    [Fact]
    public async Task Registration_TakenBackBeforeItWasSeen_IsNotHandedOver()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = ["OneNote"] });

        await scene.Desk.RegisterAsync(scene.EventId, Cast.Mira, question: null, scene.Host.Client, default);
        await scene.DeclineAsync(Cast.Mira);

        Assert.Empty(scene.Topics.All);
    }

    [Fact]
    public async Task Registration_AgainDaysAfterDeclining_CountsForTheDayOfTheFirst()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = ["OneNote"] });
        await scene.RegisterAsync(Cast.Mira);
        var first = Assert.Single(scene.Topics.All);
        await scene.DeclineAsync(Cast.Mira);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(5));
        scene.Topics.Forget();

        await scene.RegisterAsync(Cast.Mira);

        var again = Assert.Single(scene.Topics.All);
        Assert.Equal((first.Id, first.On), (again.Id, again.On));
    }

    [Fact]
    public async Task Registration_MovedUpBeforeItWasSeen_IsHandedOver()
    {
        await using var scene = await EventScene.StartAsync(storage);
        await scene.PublishAsync(EventSamples.Details with { Topics = ["OneNote"], Capacity = 1 });
        await scene.RegisterAsync(Cast.Emma);

        await scene.Desk.RegisterAsync(scene.EventId, Cast.Mira, question: null, scene.Host.Client, default);
        await scene.DeclineAsync(Cast.Emma);

        Assert.Equal(RegistrationState.Seat, (await scene.Registrations.FindAsync(scene.EventId, Cast.Mira.Id, default))!.State);
        Assert.Equal([Cast.Mira.Id, Cast.Emma.Id], scene.Topics.All.Select(note => note.Person));
    }
}
