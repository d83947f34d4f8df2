using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery;

public sealed class OutOfDateTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private static readonly TimeSpan Valid = TimeSpan.FromHours(1);

    [Fact]
    public async Task EndAsync_SomeAreOutOfDate_EndsThemWithTheReasonAndLeavesTheOthers()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outdated");
        var (old, fresh, lasting) = (Intent("outdated-old", Valid), Intent("outdated-fresh", 3 * Valid), Intent("outdated-lasting", null));
        foreach (var intent in (MessageIntent[])[old, fresh, lasting])
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
        graph.Clock.Advance(2 * Valid);

        await world.Get<OutOfDate>().EndAsync("outdated", CancellationToken.None);

        var ended = await world.EntryAsync(old);
        Assert.Equal((LedgerState.Skipped, LedgerReason.Expired), (ended.State, ended.Reason));
        Assert.Equal(LedgerState.Queued, (await world.EntryAsync(fresh)).State);
        Assert.Equal(LedgerState.Queued, (await world.EntryAsync(lasting)).State);
        Assert.Equal(2, (await world.Get<DueIndex>().TopAsync("outdated", 10, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task EndAsync_MoreThanAPage_EndsAll()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outdated-many");
        MessageIntent[] intents =
        [
            .. Enumerable.Range(0, 1_100).Select(number => Intent($"many-{number}", Valid) with { Workflow = "outdated-many", Recipient = Someone(number) }),
        ];
        await world.Outbox.QueueManyAsync(intents, CancellationToken.None);
        graph.Clock.Advance(2 * Valid);

        await world.Get<OutOfDate>().EndAsync("outdated-many", CancellationToken.None);

        Assert.Empty(await world.Get<DueIndex>().TopAsync("outdated-many", 10, CancellationToken.None));
        Assert.All(await Task.WhenAll(intents.Chunk(100).Select(some => world.EntryAsync(some[^1]))), entry => Assert.Equal(LedgerState.Skipped, entry.State));
    }

    [Fact]
    public async Task EndAsync_OneIsBeingSent_LeavesIt()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "outdated-sending");
        var intent = Intent("outdated-sending", Valid);
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        graph.Clock.Advance(2 * Valid);
        var entry = await world.EntryAsync(intent);
        (entry.State, entry.Step) = (LedgerState.Sending, SendingStep.Sending);
        Assert.True(await world.Get<Ledger>().TryUpdateAsync(entry, CancellationToken.None));

        await world.Get<OutOfDate>().EndAsync("outdated-sending", CancellationToken.None);

        Assert.Equal(LedgerState.Sending, (await world.EntryAsync(intent)).State);
        Assert.Single(await world.Get<DueIndex>().TopAsync("outdated-sending", 10, CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EndAsync_ProcessDiesAtEachStep_TheRepetitionEndsIt(bool afterwards)
    {
        for (var step = 1; step <= 3; step++)
        {
            var name = $"outdated-dies-{step}-{(afterwards ? "after" : "before")}";
            using var world = await DeliveryWorld.CreateAsync(storage, graph, name);
            var intent = Intent(name, Valid);
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
            graph.Clock.Advance(2 * Valid);

            world.Crashes.Arm(step, afterwards);
            await Assert.ThrowsAsync<CrashException>(() => world.Get<OutOfDate>().EndAsync(name, CancellationToken.None));
            world.Crashes.Disarm();
            await world.Get<OutOfDate>().EndAsync(name, CancellationToken.None);

            Assert.Equal((step, LedgerState.Skipped), (step, (await world.EntryAsync(intent)).State));
            Assert.Empty(await world.Get<DueIndex>().TopAsync(name, 10, CancellationToken.None));
        }
    }

    private MessageIntent Intent(string occasion, TimeSpan? valid) =>
        DeliveryWorld.Intent(occasion) with
        {
            Expires = graph.Clock.GetUtcNow() + valid,
        };

    private static Recipient Someone(int number) => DeliveryWorld.Intent("someone", $"outdated-{number}@elsewhere.example").Recipient;
}
