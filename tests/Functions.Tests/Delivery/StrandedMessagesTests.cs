using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;
using Automations.Programme;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Delivery;

public sealed class StrandedMessagesTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    [Fact]
    public async Task RunAsync_ALaneDeletedFromTheProgramme_WhatWaitsLeavesByTheOthersAndWhatMayHaveLeftIsInDoubt()
    {
        const string gone = "stranded-gone";
        var waiting = DeliveryWorld.Intent("stranded-waits", "stranded-waits@elsewhere.example") with { Lane = gone };
        var halfway = DeliveryWorld.Intent("stranded-halfway", "stranded-halfway@elsewhere.example") with { Lane = gone };
        using (var before = await DeliveryWorld.CreateAsync(storage, graph, "stranded", programme => programme with { Lanes = [.. programme.Lanes, new SenderLane { Id = gone, Mailbox = "gone@nordlicht.example" }] }))
        {
            await before.Outbox.QueueAsync(waiting, CancellationToken.None);
            await before.Outbox.QueueAsync(halfway, CancellationToken.None);
            var entry = await before.EntryAsync(halfway);
            (entry.State, entry.Step) = (LedgerState.Sending, SendingStep.Sending);
            Assert.True(await before.Get<Ledger>().TryUpdateAsync(entry, CancellationToken.None));
        }

        using var world = await DeliveryWorld.CreateAsync(storage, graph, "stranded");
        Assert.True((await world.ReadLaneAsync(gone)).Rests);
        var stranded = new StrandedMessages(world.Get<DueIndex>(), world.Get<Ledger>(), world.Get<ILanes>(), world.Get<HandOver>(), world.Get<LaneBell>(), graph.Clock);
        // the tables belong to other tests as well: not all that no lane of this programme has is stranded
        Assert.Contains(gone, await world.Get<DueIndex>().LanesAsync(CancellationToken.None));
        await stranded.HandOverAsync(gone, new Mock<DurableTaskClient>("test").Object, CancellationToken.None);
        await world.TryRunLaneAsync();

        Assert.Equal((LedgerState.Sent, "stranded"), ((await world.EntryAsync(waiting)).State, (await world.EntryAsync(waiting)).Lane));
        Assert.Single(await graph.MessagesAsync(waiting.Recipient.Address));
        Assert.Equal((LedgerState.InDoubt, LedgerReason.CutOff), ((await world.EntryAsync(halfway)).State, (await world.EntryAsync(halfway)).Reason!.Value));
        Assert.DoesNotContain(gone, await world.Get<DueIndex>().LanesAsync(CancellationToken.None));
    }
}
