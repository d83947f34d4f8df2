using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Functions.Tests.Support;
using Automations.Programme;

namespace Automations.Functions.Tests.Delivery;

public sealed class HandOverTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const int Messages = 40;

    [Fact]
    public async Task QueueManyAsync_TwoLanes_SharesByPaceAndKeepsAPersonsLane()
    {
        using var world = await CreateAsync("share-pace");
        var intents = Intents("share-pace");

        await world.Outbox.QueueManyAsync(intents, CancellationToken.None);
        await world.Outbox.QueueManyAsync(intents, CancellationToken.None);

        var entries = await EntriesAsync(world, intents);
        Assert.Equal(Messages / 2, entries.Count(entry => entry.Lane == "share-pace"));
        Assert.Equal(Messages, (await DueAsync(world, "share-pace")) + (await DueAsync(world, "share-pace-b")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task QueueManyAsync_ProcessDiesAtEachStep_TheRepetitionQueuesAllOnce(bool afterwards)
    {
        for (var step = 1; step <= 6; step++)
        {
            var name = $"many-dies-{step}-{(afterwards ? "after" : "before")}";
            using var world = await CreateAsync(name);
            var intents = Intents(name);

            world.Crashes.Arm(step, afterwards);
            await Assert.ThrowsAsync<CrashException>(() => world.Outbox.QueueManyAsync(intents, CancellationToken.None));
            world.Crashes.Disarm();
            await world.Outbox.QueueManyAsync(intents, CancellationToken.None);

            Assert.Equal((step, Messages), (step, await DueAsync(world, name) + await DueAsync(world, $"{name}-b")));
        }
    }

    [Fact]
    public async Task QueueManyAsync_TwoWorkflows_IsRefusedAndNothingQueued()
    {
        using var world = await CreateAsync("many-two");
        MessageIntent[] intents = [.. Intents("many-two"), DeliveryWorld.Intent("many-other")];

        await Assert.ThrowsAsync<ArgumentException>(() => world.Outbox.QueueManyAsync(intents, CancellationToken.None));

        Assert.Equal(0, await DueAsync(world, "many-two"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GiveAwayAsync_ProcessDiesAtEachStep_EachMessageIsInOneLanesHandsAndArrivesOnce(bool afterwards)
    {
        var died = 0;
        for (var step = 1; died == step - 1 && step < 40; step += 3, died += 2)
        {
            var name = $"give-dies-{step}-{(afterwards ? "after" : "before")}";
            using var world = await CreateAsync(name);
            var intents = Intents(name)[..4];
            foreach (var intent in intents)
                await world.Outbox.QueueAsync(intent, CancellationToken.None);
            var later = graph.Clock.GetUtcNow().AddMinutes(30);

            world.Crashes.Arm(step, afterwards);
            if (await DiesAsync(() => world.Get<HandOver>().GiveAwayAsync(name, later, CancellationToken.None)))
                died++;
            world.Crashes.Disarm();
            await world.Get<HandOver>().GiveAwayAsync(name, later, CancellationToken.None);
            await RunAsync(world, name, $"{name}-b");

            Assert.All(await EntriesAsync(world, intents), entry => Assert.Equal((step, LedgerState.Sent, $"{name}-b"), (step, entry.State, entry.Lane)));
            foreach (var intent in intents)
                Assert.Single(await graph.MessagesAsync(intent.Recipient.Address));
        }
    }

    [Fact]
    public async Task GiveAwayAsync_WhatIsBoundClaimedOrMayHaveLeft_Stays()
    {
        using var world = await CreateAsync("give-stays");
        var intents = Intents("give-stays")[..4];
        var lane = "give-stays";
        await world.Outbox.QueueAsync(intents[0] with { Lane = lane }, CancellationToken.None);
        foreach (var intent in intents[1..])
            await world.Outbox.QueueManyAsync([intent], CancellationToken.None);
        var ledger = world.Get<Ledger>();
        foreach (var (intent, change) in intents[1..].Zip<MessageIntent, Action<LedgerEntry>>(
            [entry => entry.Step = SendingStep.Sending, entry => entry.ClaimedUntil = graph.Clock.GetUtcNow().AddMinutes(1), entry => entry.Step = SendingStep.Preparing]))
        {
            var entry = await world.EntryAsync(intent);
            change(entry);
            entry.Lane = lane;
            Assert.True(await ledger.TryUpdateAsync(entry, CancellationToken.None));
            await world.Get<DueIndex>().AddAsync(DueRow.Of(entry, entry.Due), CancellationToken.None);
        }

        await world.Get<HandOver>().GiveAwayAsync(lane, graph.Clock.GetUtcNow().AddMinutes(30), CancellationToken.None);

        Assert.Equal([lane, lane, lane, $"{lane}-b"], (await EntriesAsync(world, intents)).Select(entry => entry.Lane));
    }

    [Fact]
    public async Task SendAsync_MailboxIsGone_TheMessageGoesByTheOtherLane()
    {
        using var world = await CreateAsync("gone", mailbox: "nobody@nordlicht.example");
        var intents = Intents("gone")[..6];
        foreach (var intent in intents)
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
        var mine = (await EntriesAsync(world, intents)).Where(entry => entry.Lane == "gone-b").ToList();
        Assert.NotEmpty(mine);

        var outcome = await world.SendAsync((await world.ReadLaneAsync("gone-b")).Due[0]);
        Assert.Equal(graph.Clock.GetUtcNow().AddMinutes(30), outcome.PauseLaneUntil);
        Assert.Contains(await EntriesAsync(world, intents), entry => entry is { State: LedgerState.Held, Reason: LedgerReason.MailboxBlocked });
        await world.Get<LaneRoster>().RestAsync("gone-b", outcome.PauseLaneUntil!.Value, outcome.Why!, CancellationToken.None);
        Assert.Equal(["gone"], await world.Get<HandOver>().GiveAwayAsync("gone-b", outcome.PauseLaneUntil!.Value.AddSeconds(1), CancellationToken.None));
        await RunAsync(world, "gone");

        Assert.All(await EntriesAsync(world, intents), entry => Assert.Equal((LedgerState.Sent, "gone"), (entry.State, entry.Lane)));
    }

    [Fact]
    public async Task ReadLane_IdleLane_TakesHalfOfWhatABusyOneCannotSendSoon()
    {
        using var world = await CreateAsync("take", pace: 5);
        await world.Get<LaneRoster>().PutAsync(world.Programme.Lanes[1], LaneStanding.Paused, CancellationToken.None);
        await world.Outbox.QueueManyAsync(Intents("take"), CancellationToken.None);
        Assert.True((await world.ReadLaneAsync("take-b")).Rests);
        await world.Get<LaneRoster>().PutAsync(world.Programme.Lanes[1], LaneStanding.Active, CancellationToken.None);

        var work = await world.ReadLaneAsync("take-b");

        Assert.Equal(5, work.Due.Count);
        Assert.Equal((25, 15), (await DueAsync(world, "take"), await DueAsync(world, "take-b")));
    }

    [Fact]
    public async Task ReadLane_StartedAnew_HearsWhatItSentBefore()
    {
        using var world = await CreateAsync("kept");
        var now = graph.Clock.GetUtcNow();
        var sent = new LaneRecord([now, now], [new LaneHour(LaneHour.Of(now), 9_000)]);

        await world.Get<LaneActivities>().ReadAsync(new LaneQuery("kept", [], sent), CancellationToken.None);
        var work = await world.ReadLaneAsync("kept");

        Assert.Equal((2, 9_000), (work.Sent!.LastMinute.Count, work.Sent.LastDay.Sum(hour => hour.Messages)));
        Assert.Equal(0, LaneState.New("kept").WithEarlier(work.Sent, now, work.Pace).Room(now, work.Pace));
    }

    private Task<DeliveryWorld> CreateAsync(string lane, string? mailbox = null, int pace = 30) =>
        DeliveryWorld.CreateAsync(storage, graph, lane, programme => programme with
        {
            Lanes =
            [
                programme.Lanes[0] with { MessagesPerMinute = pace },
                programme.Lanes[0] with { Id = $"{lane}-b", Mailbox = mailbox ?? programme.Lanes[0].Mailbox, MessagesPerMinute = pace },
            ],
        });

    private static MessageIntent[] Intents(string workflow) =>
        [
            .. Enumerable.Range(0, Messages).Select(number => DeliveryWorld.Intent($"{number}", $"{workflow}-{number}@elsewhere.example") with
            {
                Workflow = workflow,
                Occasion = $"{workflow}/digest",
            }),
        ];

    private static async Task<IReadOnlyList<LedgerEntry>> EntriesAsync(DeliveryWorld world, IEnumerable<MessageIntent> intents)
    {
        var entries = new List<LedgerEntry>();
        foreach (var intent in intents)
            entries.Add(await world.EntryAsync(intent));
        return entries;
    }

    private static async Task<int> DueAsync(DeliveryWorld world, string lane) =>
        (await world.Get<DueIndex>().TopAsync(lane, 500, CancellationToken.None)).Count;

    private static async Task RunAsync(DeliveryWorld world, params string[] lanes)
    {
        foreach (var lane in lanes)
        {
            foreach (var message in (await world.ReadLaneAsync(lane)).Due)
                await world.SendAsync(message);
        }
    }

    private static async Task<bool> DiesAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
    }
}
