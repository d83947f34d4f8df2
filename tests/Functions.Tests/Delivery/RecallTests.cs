using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Delivery.Steering;
using Automations.Functions.Tests.Support;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Delivery;

public sealed class RecallTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private static readonly Manager Ada = new("ada-id", "Ada");

    [Fact]
    public async Task StopAsync_WhileMessagesAreOnTheirWay_NothingLeavesUntilItGoesOn()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "recall-stop");
        var intents = Enumerable.Range(0, 3).Select(number => DeliveryWorld.Intent($"stop-{number}", $"stop-{number}@elsewhere.example")).ToList();
        foreach (var intent in intents)
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
        var due = (await world.ReadLaneAsync()).Due;
        await world.SendAsync(due[0]);

        await world.Get<DeliveryDesk>().StopAsync(Ada, "wrong text", CancellationToken.None);
        foreach (var message in due.Skip(1))
            Assert.False((await world.SendAsync(message)).UsedPace);

        Assert.True((await world.ReadLaneAsync()).Rests);
        Assert.Equal(1, await CountAsync(intents, world, LedgerState.Sent));
        var status = await world.Get<DeliveryDesk>().StatusAsync(CancellationToken.None);
        Assert.Equal(("Ada", "wrong text"), (status.Stopped!.By, status.Stopped.Reason));
        await world.Get<DeliveryDesk>().ResumeAsync(Ada, Client(), CancellationToken.None);
        Assert.True(await world.TryRunLaneAsync());
        Assert.Equal(3, await CountAsync(intents, world, LedgerState.Sent));
        status = await world.Get<DeliveryDesk>().StatusAsync(CancellationToken.None);
        Assert.Null(status.Stopped);
        Assert.Contains(status.Journal, note => note is { Action: "stop", By: "Ada", Particulars: "wrong text" });
    }

    [Fact]
    public async Task StopAsync_BetweenDraftAndSending_LeavesADraftThatGoesOutOnceAfterwards()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "recall-draft");
        var intent = DeliveryWorld.Intent("recall-draft", "recall-draft@elsewhere.example");
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        var message = Assert.Single((await world.ReadLaneAsync()).Due);
        var entry = await world.EntryAsync(intent);
        var shipment = new Automations.Delivery.Sending.Shipment(
            entry, world.Programme.Lanes[0], isRepeated: false, world.Get<Ledger>(), world.Get<SendingSwitch>(), graph.Clock);
        await world.Get<SendingSwitch>().SetAsync(stopped: true, "Ada", reason: null, CancellationToken.None);
        entry.ClaimedUntil = graph.Clock.GetUtcNow().AddMinutes(4);

        await Assert.ThrowsAsync<SendingStoppedException>(() => shipment.BeginAsync("draft", CancellationToken.None));

        await world.Get<SendingSwitch>().SetAsync(stopped: false, "Ada", reason: null, CancellationToken.None);
        await world.SendAsync(message);
        Assert.Single(await graph.MessagesAsync(intent.Recipient.Address));
    }

    [Fact]
    public async Task CancelAsync_ByRecipient_SkipsOnlyThat()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "recall-cancel");
        var intents = new[] { "a", "b" }.Select(name => DeliveryWorld.Intent("cancel", $"{name}@elsewhere.example") with { Workflow = "recall-cancel" }).ToList();
        await world.Outbox.QueueManyAsync(intents, CancellationToken.None);

        var cancelled = await world.Get<DeliveryDesk>().CancelAsync(Ada, new MessageFilter("recall-cancel", Recipient: "A@elsewhere.example"), "oops", CancellationToken.None);

        Assert.Equal(1, cancelled);
        var entry = await world.EntryAsync(intents[0]);
        Assert.Equal((LedgerState.Skipped, LedgerReason.Recalled, "by Ada: oops"), (entry.State, entry.Reason!.Value, entry.Why));
        Assert.Equal(LedgerState.Queued, (await world.EntryAsync(intents[1])).State);
        Assert.Single((await world.ReadLaneAsync()).Due);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RetryAsync_WhatFailedAndCertainlyDidNotLeave_IsSentOnce(bool mayHaveLeft)
    {
        var name = $"recall-retry-{mayHaveLeft}".ToLowerInvariant();
        using var world = await DeliveryWorld.CreateAsync(storage, graph, name);
        var intent = DeliveryWorld.Intent(name, $"{name}@elsewhere.example") with { Workflow = name };
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        var entry = await world.EntryAsync(intent);
        (entry.State, entry.Step) = (LedgerState.Failed, mayHaveLeft ? SendingStep.Sending : SendingStep.Preparing);
        Assert.True(await world.Get<Ledger>().TryUpdateAsync(entry, CancellationToken.None));

        var retried = await world.Get<DeliveryDesk>().RetryAsync(Ada, new MessageFilter(name), Client(), CancellationToken.None);
        await world.TryRunLaneAsync();

        Assert.Equal(mayHaveLeft ? 0 : 1, retried);
        Assert.Equal(mayHaveLeft ? LedgerState.Failed : LedgerState.Sent, (await world.EntryAsync(intent)).State);
    }

    [Fact]
    public async Task PutLaneAsync_ANewMailboxWhileRunning_GetsItsShareAndGivesItBackWhenRemoved()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "lane-new");
        var (desk, ben) = (world.Get<DeliveryDesk>(), world.Programme.Lanes[0] with { Id = "lane-ben", Mailbox = DeliveryWorld.Mira });

        Assert.True(await desk.PutLaneAsync(Ada, ben, LaneStanding.Active, Client(), CancellationToken.None));
        var intents = Enumerable.Range(0, 10).Select(number => DeliveryWorld.Intent("new", $"new-{number}@elsewhere.example") with { Workflow = "lane-new" }).ToList();
        await world.Outbox.QueueManyAsync(intents, CancellationToken.None);
        Assert.Equal(5, (await world.ReadLaneAsync("lane-ben")).Due.Count);
        Assert.True(await desk.PutLaneAsync(Ada, ben, LaneStanding.Removed, Client(), CancellationToken.None));

        Assert.Equal(10, (await world.ReadLaneAsync()).Due.Count);
        Assert.False(await desk.PutLaneAsync(Ada, world.Programme.Lanes[0], LaneStanding.Removed, Client(), CancellationToken.None));
    }

    private static async Task<int> CountAsync(IEnumerable<MessageIntent> intents, DeliveryWorld world, LedgerState state)
    {
        var count = 0;
        foreach (var intent in intents)
            count += (await world.EntryAsync(intent)).State == state ? 1 : 0;
        return count;
    }

    private static DurableTaskClient Client() => new Mock<DurableTaskClient>("test").Object;
}
