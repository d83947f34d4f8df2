using Automations.Delivery;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery;

public sealed class OutboxTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    [Fact]
    public async Task QueueAsync_SameIntentTwice_IsOneMessage()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outbox-twice");
        var intent = DeliveryWorld.Intent("twice");

        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        graph.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Outbox.QueueAsync(intent with { Template = "Onboarding/Other" }, CancellationToken.None);

        Assert.Single((await world.ReadLaneAsync()).Due);
        Assert.Equal("Onboarding/Welcome", (await world.EntryAsync(intent)).Template);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task QueueAsync_ProcessDiesOnTheWay_TheRepetitionQueuesItOnce(int step, bool afterwards)
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, $"outbox-dies-{step}-{(afterwards ? "after" : "before")}");
        var intent = DeliveryWorld.Intent($"dies-{step}-{afterwards}");

        world.Crashes.Arm(step, afterwards);
        await Assert.ThrowsAsync<CrashException>(() => world.Outbox.QueueAsync(intent, CancellationToken.None));
        world.Crashes.Disarm();
        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        Assert.Single((await world.ReadLaneAsync()).Due);
        Assert.Equal(LedgerState.Queued, (await world.EntryAsync(intent)).State);
    }

    [Fact]
    public async Task QueueAsync_OutsideWorkingHours_IsHeldUntilTheNextMorning()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outbox-held");
        var intent = DeliveryWorld.Intent("held") with { AtOnce = false, NotBefore = new DateTimeOffset(2027, 5, 1, 12, 0, 0, TimeSpan.Zero) };

        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        var entry = await world.EntryAsync(intent);
        var monday = new DateTimeOffset(2027, 5, 3, 6, 0, 0, TimeSpan.Zero);
        Assert.Equal((LedgerState.Held, LedgerReason.Planned, monday), (entry.State, entry.Reason!.Value, entry.Due));
        var work = await world.ReadLaneAsync();
        Assert.Empty(work.Due);
        Assert.Equal(monday, work.NextDue);
    }

    [Fact]
    public async Task ReadLane_DifferentPriorities_MostUrgentFirst()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outbox-order");
        foreach (var priority in new[] { MessagePriority.Bulk, MessagePriority.Answer, MessagePriority.Personal, MessagePriority.Approval })
            await world.Outbox.QueueAsync(DeliveryWorld.Intent($"order-{priority}") with { Priority = priority }, CancellationToken.None);

        var due = (await world.ReadLaneAsync()).Due;

        Assert.Equal(["0", "1", "2", "3"], due.Select(message => message.Row.Partition[^1..]));
    }

    [Fact]
    public async Task ReadLane_ManyDue_TakesAMinutesWorthAndRemovesWhatIsFinished()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outbox-many");
        for (var number = 0; number < 40; number++)
            await world.Outbox.QueueAsync(DeliveryWorld.Intent($"many-{number}"), CancellationToken.None);

        var first = await world.ReadLaneAsync();
        var rest = await world.ReadLaneAsync([.. first.Due.Select(message => message.Row)]);
        var again = await world.ReadLaneAsync([.. first.Due.Select(message => message.Row)]);

        Assert.Equal((30, 10, 10), (first.Due.Count, rest.Due.Count, again.Due.Count));
        Assert.Empty(first.Due.Intersect(rest.Due));
    }

    [Fact]
    public async Task CancelAsync_APartOfAWorkflow_LeavesTheRest()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "cancel-part");
        var intents = new[] { ("reminder-P1D", "a"), ("reminder-P1D", "b"), ("changed-2", "a") }.Select(one =>
            DeliveryWorld.Intent("x") with
            {
                Occasion = $"event-part/{one.Item1}",
                Workflow = "event-part",
                Recipient = DeliveryWorld.Intent("x").Recipient with { PersonId = one.Item2 },
            }
        );
        foreach (var intent in intents)
            await world.Outbox.QueueAsync(intent, CancellationToken.None);

        Assert.Equal(1, await world.Outbox.CancelAsync(new Cancellation("event-part", "declined", "event-part/reminder-", "a"), CancellationToken.None));
        Assert.Equal(1, await world.Outbox.CancelAsync(new Cancellation("event-part", "cancelled", Except: "event-part/changed-2"), CancellationToken.None));
        Assert.Equal(1, await world.Outbox.CancelAsync("event-part", "cancelled", CancellationToken.None));
    }

    [Fact]
    public async Task CancelAsync_QueuedMessages_AreSkippedWithTheReason()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outbox-cancel");
        var one = DeliveryWorld.Intent("cancel-1") with { Workflow = "onboarding-cancel" };
        var two = DeliveryWorld.Intent("cancel-2") with { Workflow = "onboarding-cancel", NotBefore = graph.Clock.GetUtcNow().AddDays(30) };
        var sent = DeliveryWorld.Intent("cancel-3") with { Workflow = "onboarding-cancel" };
        await world.Outbox.QueueAsync(sent, CancellationToken.None);
        await world.RunUntilOverAsync(sent);
        await world.Outbox.QueueAsync(one, CancellationToken.None);
        await world.Outbox.QueueAsync(two, CancellationToken.None);

        Assert.Equal(2, await world.Outbox.CancelAsync("onboarding-cancel", "withdrawn", CancellationToken.None));
        Assert.Equal(0, await world.Outbox.CancelAsync("onboarding-cancel", "withdrawn", CancellationToken.None));

        Assert.Equal((LedgerState.Skipped, "withdrawn"), ((await world.EntryAsync(two)).State, (await world.EntryAsync(two)).Why));
        Assert.Equal(LedgerState.Sent, (await world.EntryAsync(sent)).State);
        var work = await world.ReadLaneAsync();
        Assert.Empty(work.Due);
        Assert.Null(work.NextDue);
    }

    [Fact]
    public async Task SkipAsync_OneOfSeveralMessages_LeavesTheOthers()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outbox-skip");
        var one = DeliveryWorld.Intent("skip-1") with { NotBefore = graph.Clock.GetUtcNow().AddDays(1) };
        var other = DeliveryWorld.Intent("skip-1", "jonas.huber@nordlicht.example") with { NotBefore = graph.Clock.GetUtcNow().AddDays(1) };
        await world.Outbox.QueueAsync(one, CancellationToken.None);
        await world.Outbox.QueueAsync(other, CancellationToken.None);

        Assert.True(await world.Outbox.SkipAsync(one.Workflow, one.Occasion, one.Recipient.Address, "has answered", CancellationToken.None));
        Assert.False(await world.Outbox.SkipAsync(one.Workflow, one.Occasion, one.Recipient.Address, "has answered", CancellationToken.None));
        Assert.False(await world.Outbox.SkipAsync(one.Workflow, "no-such-occasion", one.Recipient.Address, "has answered", CancellationToken.None));

        Assert.Equal((LedgerState.Skipped, "has answered"), ((await world.EntryAsync(one)).State, (await world.EntryAsync(one)).Why));
        Assert.Equal(LedgerState.Held, (await world.EntryAsync(other)).State);
    }

    [Fact]
    public async Task QueueAsync_UnknownLane_IsRefused()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outbox-lane");

        await Assert.ThrowsAsync<ArgumentException>(() => world.Outbox.QueueAsync(DeliveryWorld.Intent("lane") with { Lane = "nowhere" }, CancellationToken.None));
    }
}
