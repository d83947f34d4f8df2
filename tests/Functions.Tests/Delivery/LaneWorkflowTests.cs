using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Delivery;

public sealed class LaneWorkflowTests
{
    private static readonly LanePace Pace = new(MessagesPerMinute: 30, RecipientsPerDay: 10_000, ConcurrentRequests: 4);

    [Fact]
    public async Task Lane_ManyMessagesAtOnce_SendsAllAndNeverMoreThanThePace()
    {
        var outbox = new FakeLane(Pace);
        outbox.Add(200, MessagePriority.Bulk);
        await using var host = await StartAsync(outbox);

        await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(200, outbox.Sent.Count);
        Assert.All(outbox.Sent, from => Assert.True(outbox.Sent.Count(other => other.At >= from.At && other.At <= from.At.AddMinutes(1)) <= 30));
        Assert.True(outbox.MostAtOnce <= 4);
        Assert.True(outbox.Sent.Max(sent => sent.At) - host.Start() < TimeSpan.FromMinutes(7.5));
    }

    [Fact]
    public async Task Lane_AnAnswerComesAmidstABulk_GoesWithTheNextMinute()
    {
        var outbox = new FakeLane(Pace);
        outbox.Add(200, MessagePriority.Bulk);
        await using var host = await StartAsync(outbox);
        await host.AdvanceAsync(TimeSpan.FromSeconds(90));

        outbox.Add(1, MessagePriority.Answer);
        await host.Client.RaiseEventAsync(LaneWorkflow.InstanceIdOf("lotsen"), LaneWorkflow.Wake, "lotsen");
        await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        var answer = Assert.Single(outbox.Sent, sent => sent.Priority == MessagePriority.Answer);
        Assert.InRange(answer.At - host.Start(), TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(130));
    }

    [Fact]
    public async Task Lane_NothingToDo_OnlyWaits()
    {
        var outbox = new FakeLane(Pace);
        await using var host = await StartAsync(outbox);
        await host.AdvanceAsync(TimeSpan.FromSeconds(5));
        var looks = outbox.Looks;

        await host.AdvanceAsync(TimeSpan.FromDays(30));

        Assert.Equal(looks, outbox.Looks);
        Assert.Null(host.Clock.NextTimer);
    }

    [Fact]
    public async Task Lane_WokenWhileIdle_SendsASecondLater()
    {
        var outbox = new FakeLane(Pace);
        await using var host = await StartAsync(outbox);
        await host.AdvanceAsync(TimeSpan.FromDays(3));

        outbox.Add(1, MessagePriority.Personal);
        await host.Client.RaiseEventAsync(LaneWorkflow.InstanceIdOf("lotsen"), LaneWorkflow.Wake, "lotsen");
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(host.Start() + TimeSpan.FromDays(3) + TimeSpan.FromSeconds(1), Assert.Single(outbox.Sent).At);
    }

    [Fact]
    public async Task Lane_AMessageHeldUntilTomorrow_IsSentThen()
    {
        var outbox = new FakeLane(Pace);
        await using var host = await StartAsync(outbox);
        outbox.Add(1, MessagePriority.Personal, host.Start().AddDays(1));
        await host.Client.RaiseEventAsync(LaneWorkflow.InstanceIdOf("lotsen"), LaneWorkflow.Wake, "lotsen");

        await host.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Equal(host.Start().AddDays(1).AddSeconds(1), Assert.Single(outbox.Sent).At);
    }

    [Fact]
    public async Task Lane_ExchangeAsksForAPause_RestsAsLongAsAsked()
    {
        var outbox = new FakeLane(Pace) { PauseOnce = TimeSpan.FromMinutes(4) };
        outbox.Add(10, MessagePriority.Personal);
        await using var host = await StartAsync(outbox);

        await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(10, outbox.Sent.Count);
        Assert.DoesNotContain(outbox.Sent, sent => sent.At > host.Start().AddSeconds(2) && sent.At < host.Start().AddMinutes(4));
    }

    [Fact]
    public async Task Lane_StorageFailsForAWhile_GoesOnAfterwards()
    {
        var outbox = new FakeLane(Pace) { BrokenLooks = 3, BrokenSends = 2 };
        outbox.Add(10, MessagePriority.Personal);
        await using var host = await StartAsync(outbox);

        await host.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(10, outbox.Sent.Count);
    }

    [Fact]
    public async Task Lane_ReplayedAtEveryTurnAndActivitiesTwice_SendsTheSame()
    {
        var outbox = new FakeLane(Pace);
        outbox.Add(100, MessagePriority.Bulk);
        await using var host = await StartAsync(outbox, new() { CachedInstances = 0, DeliverActivitiesTwice = true });

        await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(100, outbox.Sent.Count);
    }

    [Fact]
    public async Task Lane_AYearOfWork_KeepsAShortHistory()
    {
        var outbox = new FakeLane(Pace);
        await using var host = await StartAsync(outbox);
        for (var week = 0; week < 52; week++)
        {
            outbox.Add(5, MessagePriority.Personal, host.Clock.GetUtcNow().AddDays(3));
            await host.Client.RaiseEventAsync(LaneWorkflow.InstanceIdOf("lotsen"), LaneWorkflow.Wake, "lotsen");
            await host.AdvanceAsync(TimeSpan.FromDays(7));
        }

        Assert.Equal(5 * 52, outbox.Sent.Count);
        Assert.True((await host.GetHistoryAsync(LaneWorkflow.InstanceIdOf("lotsen"))).Count < 30);
    }

    [Fact]
    public async Task Lane_ThousandsOfMessages_KeepsAboveNinetyEightPercentOfItsPace()
    {
        var outbox = new FakeLane(Pace);
        outbox.Add(3_000, MessagePriority.Bulk);
        await using var host = await StartAsync(outbox);

        await host.AdvanceAsync(TimeSpan.FromMinutes(110));

        var moments = outbox.Sent.Select(sent => sent.At).Order().ToList();
        Assert.Equal(3_000, moments.Count);
        var minutes = (moments[^1] - moments[0]).TotalMinutes;
        Assert.True(moments.Count(at => at < moments[^1]) / (minutes * 30) > 0.98, $"{minutes} minutes");
        Assert.True(Enumerable.Range(0, moments.Count - 30).All(first => moments[first + 30] - moments[first] > TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Lane_ThrottledForLong_HandsOverWhatWaits()
    {
        var outbox = new FakeLane(Pace) { PauseOnce = TimeSpan.FromMinutes(20) };
        outbox.Add(10, MessagePriority.Personal);
        await using var host = await StartAsync(outbox);

        await host.AdvanceAsync(TimeSpan.FromMinutes(10));

        var rest = Assert.Single(outbox.Rests);
        Assert.Equal("lotsen", rest.Lane);
        Assert.InRange(rest.Until - host.Start(), TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20.1));
    }

    [Fact]
    public async Task Lane_RestsForHours_LooksEveryHalfHourForHelpAndForWhatIsOutOfDate()
    {
        var outbox = new FakeLane(Pace) { PauseOnce = TimeSpan.FromHours(3) };
        outbox.Add(10, MessagePriority.Personal);
        await using var host = await StartAsync(outbox);

        await host.AdvanceAsync(TimeSpan.FromHours(3.1));

        Assert.Equal(6, outbox.Rests.Count);
        Assert.Single(outbox.Rests.Distinct());
        Assert.Equal(10, outbox.Sent.Count);
    }

    [Fact]
    public async Task Lane_TerminatedAndStartedAnew_KeepsToTheDaysLimit()
    {
        var pace = Pace with { RecipientsPerDay = 100 };
        var outbox = new FakeLane(pace);
        outbox.Add(300, MessagePriority.Bulk);
        await using var host = await StartAsync(outbox);
        await host.AdvanceAsync(TimeSpan.FromMinutes(2.5));
        var id = LaneWorkflow.InstanceIdOf("lotsen");
        await host.Client.TerminateInstanceAsync(id);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        outbox.Earlier = outbox.Kept[^1];

        await host.Client.ScheduleNewOrchestrationInstanceAsync(LaneWorkflow.Name, LaneState.New("lotsen"), new StartOrchestrationOptions(id));
        await host.AdvanceAsync(TimeSpan.FromHours(20));

        Assert.InRange(outbox.Sent.Count, 61, 100);
    }

    [Fact]
    public async Task Lane_ALimitOfTheDayBelowTheRequestsAtOnce_SetsNoTimerWhileTheyAreUnderWay()
    {
        var outbox = new FakeLane(Pace with { RecipientsPerDay = 2 });
        outbox.Add(3, MessagePriority.Personal);
        await using var host = await StartAsync(outbox, lane: LaneState.New("lotsen") with { IsNew = false, Lead = TimeSpan.FromSeconds(2) });

        await host.AdvanceAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(2, outbox.Sent.Count);
        var rest = Assert.Single((await host.GetHistoryAsync(LaneWorkflow.InstanceIdOf("lotsen"))).Select(line => line.DueAt), due => due is not null);
        Assert.True(rest > host.Start().AddMinutes(1), $"It looks again at {rest:T}.");
    }

    private static async Task<SimulatedTaskHost> StartAsync(FakeLane outbox, SimulatedTaskHostOptions? options = null, LaneState? lane = null)
    {
        var host = await SimulatedTaskHost.StartAsync(
            tasks =>
            {
                tasks.AddOrchestratorFunc(LaneWorkflow.Name, LaneWorkflow.RunAsync);
                tasks.AddActivityFunc<LaneQuery, LaneWork>(LaneActivities.ReadLane, (_, query) => outbox.Look(query));
                tasks.AddActivityFunc<LaneRest>(HandOverActivity.HandOver, (_, rest) => outbox.HandOver(rest));
                tasks.AddActivityFunc<LaneMessage, SendOutcome>(SendActivity.SendMessage, (_, message) => outbox.SendAsync(message));
            },
            options
        );
        outbox.Clock = host.Clock;
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            LaneWorkflow.Name,
            lane ?? LaneState.New("lotsen"),
            new StartOrchestrationOptions(LaneWorkflow.InstanceIdOf("lotsen"))
        );
        await host.RunUntilIdleAsync();
        return host;
    }
}

internal static class SimulatedTaskHosts
{
    public static DateTimeOffset Start(this SimulatedTaskHost _) => new SimulatedTaskHostOptions().Start;
}
