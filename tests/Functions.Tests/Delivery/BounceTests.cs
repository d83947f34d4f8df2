using Automations.Delivery;
using Automations.Delivery.Bounces;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Graph.Models;

namespace Automations.Functions.Tests.Delivery;

public sealed class BounceTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const string Nobody = "nobody@nordlicht.example";

    [Fact]
    public async Task RunAsync_MailToAnAddressNobodyHas_FailsItAndSparesThePersonFurtherBulk()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "bounce");
        var (lost, good) = (DeliveryWorld.Intent("bounce-lost", Nobody), DeliveryWorld.Intent("bounce-good", "good@elsewhere.example"));
        await world.Outbox.QueueAsync(lost, CancellationToken.None);
        await world.Outbox.QueueAsync(good, CancellationToken.None);
        Assert.Equal(LedgerState.Sent, (await world.RunUntilOverAsync(lost)).State);

        await ReadAsync(world);
        await ReadAsync(world);

        var entry = await world.EntryAsync(lost);
        Assert.Equal((LedgerState.Failed, LedgerReason.Bounced, "5.1.10"), (entry.State, entry.Reason!.Value, entry.Why));
        Assert.Equal(LedgerState.Sent, (await world.EntryAsync(good)).State);
        Assert.Equal(Nobody, Assert.Single(await world.Get<Unreachable>().AllAsync(CancellationToken.None)).Person);
        Assert.Equal(LedgerReason.Bounced, (await BulkAsync(world, "bounce-bulk-1")).Reason);
        await world.Get<Unreachable>().RemoveAsync(Nobody, CancellationToken.None);
        Assert.Equal(LedgerState.Sent, (await BulkAsync(world, "bounce-bulk-2")).State);
    }

    [Theory]
    [InlineData("5.1.1", true)]
    [InlineData("5.4.1", true)]
    [InlineData("5.2.2", false)]
    [InlineData("5.7.1", false)]
    public void Read_AReport_TellsWrongAddressesFromOtherTrouble(string code, bool isHard)
    {
        var report = NonDeliveryReport.Read(Report($"Remote server returned '550 {code} something'", "X-MS-Exchange-Message-Is-Ndr"))!;

        Assert.Equal((code, isHard, "0a@nordlicht.example"), (report.Code, report.IsHard, report.MessageId));
    }

    [Fact]
    public void Read_AnOrdinaryAnswer_IsNoReport() => Assert.Null(NonDeliveryReport.Read(Report("Thanks! 5.1.1", "X-Mailer")));

    private static Message Report(string text, string header) =>
        new()
        {
            Body = new ItemBody { Content = text },
            InternetMessageHeaders = [new() { Name = header, Value = "" }, new() { Name = "In-Reply-To", Value = "<0a@nordlicht.example>" }],
        };

    private static async Task<LedgerEntry> BulkAsync(DeliveryWorld world, string occasion)
    {
        var bulk = DeliveryWorld.Intent(occasion, Nobody) with { Priority = MessagePriority.Bulk };
        await world.Outbox.QueueAsync(bulk, CancellationToken.None);
        return await world.RunUntilOverAsync(bulk);
    }

    private static Task ReadAsync(DeliveryWorld world) => world.Get<BounceReader>().RunAsync(new TimerInfo(), CancellationToken.None);
}
