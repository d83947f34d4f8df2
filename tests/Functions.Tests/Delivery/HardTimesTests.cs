using System.Diagnostics.CodeAnalysis;
using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery;

/// <summary>Two lanes, a Graph that fails now and then, processes that die at any request, and lanes that hand over to each other meanwhile.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The moments are to be repeatable, not secret.")]
public sealed class HardTimesTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const int Messages = 30;
    private const int MostRounds = 400;
    private const double Deadly = 0.15;

    private static readonly object[] Rules =
    [
        new { rate = 0.05, status = 429, retryAfter = 5 }, new { rate = 0.02, status = 503 }, new { rate = 0.01, drop = "after" },
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Lanes_UnderFaultsKillsAndHandOvers_EveryRecipientGetsExactlyOne(int seed)
    {
        var (lane, random) = ($"hard-{seed}", new Random(seed));
        string[] lanes = [lane, $"{lane}-b"];
        using var world = await DeliveryWorld.CreateAsync(storage, graph, lane, programme => programme with
        {
            Lanes = [programme.Lanes[0], programme.Lanes[0] with { Id = lanes[1] }],
        });
        var intents = Enumerable.Range(0, Messages)
            .Select(number => DeliveryWorld.Intent("hard", $"{lane}-{number}@elsewhere.example") with { Workflow = lane, Priority = MessagePriority.Bulk })
            .ToList();
        await InsistAsync(world, random, () => world.Outbox.QueueManyAsync(intents, CancellationToken.None));
        await graph.InjectAsync(new { seed, rules = Rules });

        var open = intents;
        for (var round = 0; round < MostRounds && open.Count > 0; round++)
        {
            foreach (var each in lanes)
                await RunAsync(world, random, each);
            if (round % 5 == 0)
                await InsistAsync(world, random, () => world.Get<HandOver>().GiveAwayAsync(lanes[round / 5 % 2], DateTimeOffset.MaxValue, CancellationToken.None));
            graph.Clock.Advance(TimeSpan.FromMinutes(1));
            open = await OpenAsync(world, open);
        }

        await graph.InjectAsync(plan: null);
        Assert.Empty(open);
        foreach (var intent in intents)
        {
            Assert.Equal((intent.Recipient.Address, LedgerState.Sent), (intent.Recipient.Address, (await world.EntryAsync(intent)).State));
            Assert.Equal((intent.Recipient.Address, 1), (intent.Recipient.Address, (await graph.MessagesAsync(intent.Recipient.Address)).Count));
        }
    }

    private static async Task RunAsync(DeliveryWorld world, Random random, string lane)
    {
        foreach (var message in (await world.ReadLaneAsync(lane)).Due)
        {
            var finished = false;
            await OnceAsync(world, random, async () => finished = (await world.SendAsync(message)).Finished);
            if (finished)
                await OnceAsync(world, random, () => world.Get<DueIndex>().RemoveAsync([message.Row], CancellationToken.None));
        }
    }

    private static async Task<List<MessageIntent>> OpenAsync(DeliveryWorld world, IEnumerable<MessageIntent> intents)
    {
        var open = new List<MessageIntent>();
        foreach (var intent in intents)
        {
            if (!(await world.EntryAsync(intent)).IsOver())
                open.Add(intent);
        }

        return open;
    }

    /// <summary>As the durable engine does with an activity whose process died.</summary>
    private static async Task InsistAsync(DeliveryWorld world, Random random, Func<Task> work)
    {
        while (!await OnceAsync(world, random, work))
        {
            // again
        }
    }

    private static async Task<bool> OnceAsync(DeliveryWorld world, Random random, Func<Task> work)
    {
        if (random.NextDouble() < Deadly)
            world.Crashes.Arm(random.Next(1, 9), random.Next(2) == 0);
        try
        {
            await work();
            return true;
        }
        catch (CrashException)
        {
            return false;
        }
        finally
        {
            world.Crashes.Disarm();
        }
    }
}
