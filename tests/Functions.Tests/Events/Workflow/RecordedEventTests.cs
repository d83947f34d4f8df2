using Automations.Events.Workflow;
using Automations.Functions.Tests.Onboarding.Scene;
using Automations.Functions.Tests.Support;
using Automations.People;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;

namespace Automations.Functions.Tests.Events.Workflow;

/// <summary>Events that were published under earlier code go on with today's: an event lies months ahead, and is kept for months.</summary>
public sealed class RecordedEventTests(AzuriteFixture storage)
{
    private static readonly Histories Recorded = new("Event");

    private static readonly Dictionary<string, (string Words, Func<EventScene, Task> Play)> Plays = new()
    {
        ["waiting"] = ("published, two registered, waiting for the first reminder", scene => scene.RegisterAsync(Cast.Mira, Cast.Emma)),
        ["asking"] = ("over, the host has been asked who was there", AskAsync),
        ["retained"] = ("thanked and summed up, waiting for the day when registrations are deleted", ThankAsync),
        ["completed"] = ("to the deletion of the registrations", CompleteAsync),
        ["called-off"] = ("called off, everybody told, registrations deleted in time", CallOffAsync),
        ["calendar-refuses"] = ("the calendar refuses; it is tried again in a while", RefuseAsync),
        ["calendar-refuses-cancellation"] = ("called off, and the calendar refuses to cancel; it is tried again in a while", RefuseCancellationAsync),
    };

    public static TheoryData<string> Files => [.. Recorded.Files];

    public static TheoryData<string> Scenarios => [.. Plays.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void EventUnderWay_GoesOnWithTodaysCode(string file) => Recorded.Read(file).Replay(Today());

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Scenario_IsRecordedUnderThePresentVersion(string name)
    {
        await using var scene = await EventScene.StartAsync(storage);
        if (name is "calendar-refuses")
            scene.Calendar.Fault = new GraphRefusedException("ErrorAccessDenied", "Access is denied.");
        await scene.PublishAsync();
        await Plays[name].Play(scene);

        var today = await scene.Host.RecordHistoryAsync((await scene.InstanceAsync()).InstanceId, Plays[name].Words);

        Assert.Equal(Histories.PresentVersion, today.Version);
        today.Replay(Today());
        Recorded.Require(name, today);
    }

    private static DurableTaskRegistry Today() => new DurableTaskRegistry().AddOrchestratorFunc(EventWorkflow.Name, EventWorkflow.RunAsync);

    private static async Task AskAsync(EventScene scene)
    {
        await scene.RegisterAsync(Cast.Mira, Cast.Emma);
        await scene.AdvanceToAsync(1, 12, 14);
    }

    private static async Task ThankAsync(EventScene scene)
    {
        await AskAsync(scene);
        await scene.Desk.EveryoneCameAsync(scene.EventId, scene.Host.Client, default);
        await scene.AdvanceToAsync(1, 13, 12);
    }

    private static async Task CompleteAsync(EventScene scene)
    {
        await ThankAsync(scene);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(100));
    }

    private static async Task CallOffAsync(EventScene scene)
    {
        await scene.RegisterAsync(Cast.Mira);
        await scene.Desk.CancelAsync(scene.EventId, "Krank", scene.Host.Client, default);
        await scene.Host.AdvanceAsync(TimeSpan.FromDays(100));
    }

    private static Task RefuseAsync(EventScene scene) => scene.RegisterAsync(Cast.Mira);

    private static async Task RefuseCancellationAsync(EventScene scene)
    {
        await scene.RegisterAsync(Cast.Mira);
        scene.Calendar.Fault = new GraphRefusedException("ErrorAccessDenied", "Access is denied.");
        await scene.Desk.CancelAsync(scene.EventId, reason: null, scene.Host.Client, default);
        await scene.Host.AdvanceAsync(TimeSpan.FromMinutes(1));
    }
}
