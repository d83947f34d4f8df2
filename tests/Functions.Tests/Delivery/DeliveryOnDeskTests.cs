using Automations.Delivery.Steering;
using Automations.Functions.Tests.Support;
using Automations.Programme.Desk;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Delivery;

public sealed class DeliveryOnDeskTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    [Fact]
    public async Task Desk_MessageThatFailed_IsThereForTwoWeeks()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "desk-failed");
        await world.Outbox.QueueAsync(DeliveryWorld.Intent("desk-failed") with { Template = "Missing" }, CancellationToken.None);
        await world.TryRunLaneAsync();

        Assert.Contains(await CollectAsync(world), IsFailed);
        // far from the clocks of all other tests on this storage
        graph.Clock.Advance(TimeSpan.FromDays(1_000));
        Assert.DoesNotContain(await CollectAsync(world), IsFailed);
    }

    [Fact]
    public async Task Desk_WhileSendingIsStopped_SaysSo()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "desk-stopped");
        Assert.DoesNotContain(await CollectAsync(world), IsStopped);

        await world.Get<SendingSwitch>().SetAsync(stopped: true, "Jule", "a test", CancellationToken.None);

        Assert.Contains(await CollectAsync(world), IsStopped);
    }

    private static bool IsFailed(DeskItem item) => item is { Urgency: DeskUrgency.Trouble, Path: "/ledger?state=Failed" };

    private static bool IsStopped(DeskItem item) => item is { Urgency: DeskUrgency.Trouble, Path: "/ledger" };

    private static Task<IReadOnlyList<DeskItem>> CollectAsync(DeliveryWorld world) =>
        world.Get<IDeskSource>().CollectAsync(new Mock<DurableTaskClient>("desk").Object, CancellationToken.None);
}
