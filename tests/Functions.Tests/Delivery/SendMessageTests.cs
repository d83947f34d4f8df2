using Automations.Delivery;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Functions.Tests.Support;
using Automations.Storage;
using Azure.Data.Tables;
using Moq;

namespace Automations.Functions.Tests.Delivery;

public sealed class SendMessageTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private static string Address(string name) => $"{name}@elsewhere.example";

    [Fact]
    public async Task SendAsync_AMail_ArrivesOnceWithTextHtmlAndKey()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-mail");
        var intent = DeliveryWorld.Intent("mail", Address("one"));
        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        var entry = await world.RunUntilOverAsync(intent);

        Assert.Null(entry.Why);
        var mail = Assert.Single(await graph.MessagesAsync(Address("one")))!;
        Assert.Equal("Willkommen, Mira – schön, dass Du da bist", mail["subject"]!.GetValue<string>());
        Assert.Equal("Grüße", mail["text"]!.GetValue<string>().Trim());
        Assert.Contains("<p>Grüße</p>", mail["html"]!.GetValue<string>());
        Assert.Equal(entry.RowKey, mail["headers"]!["X-Automations-Key"]!.GetValue<string>());
        Assert.Equal((LedgerState.Sent, 1, graph.Clock.GetUtcNow()), (entry.State, entry.Attempts, entry.SentAt!.Value));
    }

    [Fact]
    public async Task SendAsync_AMail_NeedsFourTableOperationsAndFourRequestsToGraph()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-cost");
        var intent = DeliveryWorld.Intent("cost", Address("cost"));
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        var message = Assert.Single((await world.ReadLaneAsync()).Due);

        world.Crashes.Arm(int.MaxValue, afterwards: false);
        await world.SendAsync(message);

        // the switch that stops all sending is asked again after half a second of real time
        Assert.InRange(world.Crashes.Requests, 8, 10);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SendAsync_ProcessDiesAtEachSingleStep_TheMailArrivesExactlyOnce(bool afterwards)
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, $"send-dies-{(afterwards ? "after" : "before")}");
        var died = 0;
        for (var step = 1; died == step - 1; step++)
        {
            var name = $"dies-{afterwards}-{step}".ToLowerInvariant();
            var intent = DeliveryWorld.Intent(name, Address(name));
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
            var message = Assert.Single((await world.ReadLaneAsync()).Due);

            world.Crashes.Arm(step, afterwards);
            if (await Dies(() => world.SendAsync(message)))
                died++;
            world.Crashes.Disarm();
            var entry = await world.RunUntilOverAsync(intent);

            Assert.Equal((step, LedgerState.Sent), (step, entry.State));
            Assert.Equal((step, 1), (step, (await graph.MessagesAsync(Address(name))).Count));
        }

        // the switch that stops all sending is asked again after half a second of real time
        Assert.InRange(died, 8, 10);
    }

    [Fact]
    public async Task SendAsync_ProcessDiesTwice_TheMailArrivesExactlyOnce()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-dies-twice");
        foreach (var (first, second) in from first in Enumerable.Range(2, 7) from second in Enumerable.Range(5, 8) select (first, second))
        {
            var name = $"dies-{first}-{second}";
            var intent = DeliveryWorld.Intent(name, Address(name));
            await world.Outbox.QueueAsync(intent, CancellationToken.None);

            foreach (var step in new[] { first, second })
            {
                // the lane's own look at the outbox comes first and is not what is meant to die here
                var due = (await world.ReadLaneAsync()).Due;
                world.Crashes.Arm(step, afterwards: true);
                foreach (var message in due)
                    await Dies(() => world.SendAsync(message));
                world.Crashes.Disarm();
                graph.Clock.Advance(Shipment.Claim);
            }

            Assert.Equal(LedgerState.Sent, (await world.RunUntilOverAsync(intent)).State);
            Assert.Equal((name, 1), (name, (await graph.MessagesAsync(Address(name))).Count));
        }
    }

    [Fact]
    public async Task SendAsync_DeliveredTwiceAtTheSameTime_TheMailArrivesExactlyOnce()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-double");
        for (var round = 0; round < 10; round++)
        {
            var intent = DeliveryWorld.Intent($"double-{round}", Address($"double-{round}"));
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
            var message = Assert.Single((await world.ReadLaneAsync()).Due);

            await Task.WhenAll(world.SendAsync(message), world.SendAsync(message), world.SendAsync(message));

            Assert.Equal(LedgerState.Sent, (await world.RunUntilOverAsync(intent)).State);
            Assert.Single(await graph.MessagesAsync(Address($"double-{round}")));
        }
    }

    [Fact]
    public async Task SendAsync_WhileAnotherAttemptHoldsTheClaim_WaitsForItsEnd()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-claim");
        var intent = DeliveryWorld.Intent("claim", Address("claim"));
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        var message = Assert.Single((await world.ReadLaneAsync()).Due);
        world.Crashes.Arm(3, afterwards: false);
        Assert.True(await Dies(() => world.SendAsync(message)));
        world.Crashes.Disarm();

        var outcome = await world.SendAsync(message);

        Assert.Equal(new SendOutcome(Finished: true, UsedPace: false), outcome);
        var work = await world.ReadLaneAsync(message.Row);
        Assert.Empty(work.Due);
        Assert.Equal(graph.Clock.GetUtcNow() + Shipment.Claim, work.NextDue);
        Assert.Empty(await graph.MessagesAsync(Address("claim")));
    }

    [Fact]
    public async Task SendAsync_TextIsMissing_FailsWithTheReason()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-text");
        var intent = DeliveryWorld.Intent("text", Address("text")) with { Template = "Missing" };
        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        var entry = await world.RunUntilOverAsync(intent);

        Assert.Equal((LedgerState.Failed, "There is no text Missing/de.md."), (entry.State, entry.Why));
    }

    [Fact]
    public async Task SendAsync_PastItsTime_IsSkippedAsOutOfDate()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-expired");
        var intent = DeliveryWorld.Intent("expired", Address("expired")) with { Expires = graph.Clock.GetUtcNow().AddHours(1) };
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        graph.Clock.Advance(TimeSpan.FromHours(2));

        var entry = await world.RunUntilOverAsync(intent);

        Assert.Equal((LedgerState.Skipped, LedgerReason.Expired), (entry.State, entry.Reason!.Value));
        Assert.Empty(await graph.MessagesAsync(Address("expired")));
    }

    [Fact]
    public async Task SendAsync_ItsTurnComesAfterWork_WaitsForTheMorning()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-evening");
        var intent = DeliveryWorld.Intent("evening", Address("evening")) with { AtOnce = false };
        var calendar = world.Programme.CalendarOf("DE-HH", "Europe/Berlin");
        graph.Clock.SetUtcNow(calendar.NextWorkingMoment(graph.Clock.GetUtcNow()));
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        graph.Clock.Advance(TimeSpan.FromHours(10));

        Assert.True(await world.TryRunLaneAsync());

        var entry = await world.EntryAsync(intent);
        Assert.Equal((LedgerState.Held, LedgerReason.WorkingHours), (entry.State, entry.Reason!.Value));
        Assert.Equal(calendar.NextWorkingMoment(graph.Clock.GetUtcNow()), entry.Due);
    }

    [Fact]
    public async Task SendAsync_WeeklyCapReached_WaitsUntilThereIsRoom()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-cap", programme => programme with { Delivery = new() { MaxPerPersonPerWeek = 2 } });
        var start = graph.Clock.GetUtcNow();
        for (var number = 0; number < 3; number++)
            await world.Outbox.QueueAsync(DeliveryWorld.Intent($"cap-{number}", Address("cap")) with { Priority = MessagePriority.Bulk }, CancellationToken.None);

        await world.TryRunLaneAsync();
        Assert.Equal(2, (await graph.MessagesAsync(Address("cap"))).Count);
        Assert.Equal(start.AddDays(7), (await world.ReadLaneAsync()).NextDue);

        graph.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        await world.TryRunLaneAsync();
        Assert.Equal(3, (await graph.MessagesAsync(Address("cap"))).Count);
        Assert.Single(await CountedForAsync(world, Address("cap")));
    }

    [Fact]
    public async Task SendAsync_NotWantedAnyMore_SkipsWhatTheCapabilitySpeaksForAndNothingElse()
    {
        var word = new Mock<ILastWord>();
        word.SetupGet(last => last.Template).Returns("Digests/Digest");
        word.Setup(last => last.WhyNotAsync(It.IsAny<MessageIntent>(), It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync("the recipient has paused");
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "send-lastword", lastWord: word.Object);
        var refused = DeliveryWorld.Intent("refused", Address("quiet")) with { Template = "Digests/Digest" };
        var other = DeliveryWorld.Intent("not-refused", Address("quiet"));
        await world.Outbox.QueueAsync(refused, CancellationToken.None);
        await world.Outbox.QueueAsync(other, CancellationToken.None);

        var skipped = await world.RunUntilOverAsync(refused);

        Assert.Equal((LedgerState.Skipped, LedgerReason.OptedOut, "the recipient has paused"), (skipped.State, skipped.Reason, skipped.Why));
        Assert.Equal(LedgerState.Sent, (await world.RunUntilOverAsync(other)).State);
    }

    /// <summary>The messages that the weekly cap still knows of.</summary>
    private static async Task<List<TableEntity>> CountedForAsync(DeliveryWorld world, string address)
    {
        var table = await world.Get<Tables>().OpenAsync("weekly", CancellationToken.None);
        var partition = MessageKey.PartitionOf(address);
        return await table.QueryAsync<TableEntity>(row => row.PartitionKey == partition).ToListAsync();
    }

    private static async Task<bool> Dies(Func<Task> work)
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
