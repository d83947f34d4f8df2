using Automations.Delivery;
using Automations.Delivery.Accounts;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Delivery.Steering;
using Automations.Functions.Tests.Support;
using Automations.Programme;
using Microsoft.DurableTask.Client;
using Moq;

namespace Automations.Functions.Tests.Delivery;

/// <summary>A ledger too large to sort, and one in which most is over.</summary>
public sealed class LedgerAtScaleTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const int Many = 2_300;

    [Fact]
    public async Task ReadAsync_MoreThanCanBeSorted_ListsEachMessageOnceAndCountsAll()
    {
        using var world = await CreateAsync("ledger-many");
        var intents = Enumerable.Range(0, Many).Select(number => Intent("digest-ledger-many-2027-w05", number)).ToList();
        await world.Outbox.QueueManyAsync(intents, CancellationToken.None);
        await world.Outbox.QueueAsync(Intent("onboarding-ledger-many", 1), CancellationToken.None);

        var (lines, _) = await AllAsync(world, new LedgerFilter(Size: 500));
        var (ofEdition, totals) = await AllAsync(world, new LedgerFilter(Edition: "2027-w05", Size: 499));

        var mine = lines.Where(line => line.Workflow.Contains("ledger-many", StringComparison.Ordinal)).ToList();
        Assert.Equal(Many + 1, mine.Select(line => (line.Workflow, line.RecipientAddress)).Distinct().Count());
        Assert.Equal(mine.Count, mine.Distinct().Count());
        Assert.Equal((Many, Many), (totals.Targeted, totals.Queued));
        Assert.Equal(Many, ofEdition.Select(line => line.RecipientAddress).Distinct().Count());
        Assert.Equal(Many, ofEdition.Count);
    }

    [Fact]
    public async Task ReadAsync_ByLane_SharesOutTheWholeWorkflow()
    {
        using var world = await CreateAsync("ledger-lane", programme => programme with { Lanes = [.. programme.Lanes, new SenderLane { Id = "second", Mailbox = "second@nordlicht.example" }] });
        await world.Outbox.QueueManyAsync([.. Enumerable.Range(0, 40).Select(number => Intent("ledger-lane", number))], CancellationToken.None);

        var (first, one) = await AllAsync(world, new LedgerFilter("ledger-lane", Lane: world.Programme.Lanes[0].Id));
        var (second, other) = await AllAsync(world, new LedgerFilter(Lane: "second"));

        Assert.Equal(40, one.Targeted + other.Targeted);
        Assert.Equal((one.Targeted, other.Targeted), (first.Count, second.Count));
        Assert.All(second, line => Assert.Equal("second", line.Lane));
    }

    [Fact]
    public async Task ReadAsync_AWorkflowThatWasOver_CountsWhatIsAddedAndWhatIsTakenUpAgain()
    {
        using var world = await CreateAsync("ledger-settled");
        var broken = Intent("ledger-settled", 1) with { Template = "Missing" };
        await world.Outbox.QueueAsync(broken, CancellationToken.None);
        await world.RunUntilOverAsync(broken);
        var filter = new LedgerFilter("ledger-settled");
        var over = await ReadAsync(world, filter);
        Assert.NotNull((await world.Get<Tallies>().FindAsync("ledger-settled", CancellationToken.None))!.Settled);

        await world.Outbox.QueueAsync(Intent("ledger-settled", 2), CancellationToken.None);
        var added = await ReadAsync(world, filter);
        await world.Get<DeliveryDesk>().RetryAsync(new("ada", "Ada"), new MessageFilter("ledger-settled"), new Mock<DurableTaskClient>("test").Object, CancellationToken.None);
        var retried = await ReadAsync(world, filter);

        Assert.Equal((1, 0), (over.Totals.Failed, over.Totals.Queued));
        Assert.Equal((1, 1), (added.Totals.Failed, added.Totals.Queued));
        Assert.Equal((0, 2), (retried.Totals.Failed, retried.Totals.Queued));
    }

    [Fact]
    public async Task SettleAsync_AMessageAddedWhileItWasCounted_IsNotForgotten()
    {
        using var world = await CreateAsync("ledger-race");
        await world.Outbox.QueueAsync(Intent("ledger-race", 1), CancellationToken.None);
        var before = await world.Get<Tallies>().FindAsync("ledger-race", CancellationToken.None);
        await world.Outbox.QueueAsync(Intent("ledger-race", 2), CancellationToken.None);

        await world.Get<Tallies>().SettleAsync(before!, new LedgerTotals(Sent: 1, 0, 0, 0, 0, 0, 0), CancellationToken.None);

        Assert.Equal(2, (await ReadAsync(world, new LedgerFilter("ledger-race"))).Totals.Targeted);
    }

    private static async Task<(List<LedgerLine> Lines, LedgerTotals Totals)> AllAsync(DeliveryWorld world, LedgerFilter filter)
    {
        var lines = new List<LedgerLine>();
        while (true)
        {
            var extract = await ReadAsync(world, filter);
            lines.AddRange(extract.Messages);
            if (extract.Next is not { } next)
                return (lines, extract.Totals);
            Assert.Equal(filter.Size, extract.Messages.Count);
            filter = filter with { After = LedgerCursor.Parse(next)! };
            Assert.Equal(lines.Count, filter.After.Position);
        }
    }

    private Task<DeliveryWorld> CreateAsync(string lane, Func<ProgrammeSettings, ProgrammeSettings>? change = null) =>
        DeliveryWorld.CreateAsync(storage, graph, lane, change);

    private static Task<LedgerExtract> ReadAsync(DeliveryWorld world, LedgerFilter filter) => world.Get<LedgerReader>().ReadAsync(filter, CancellationToken.None);

    private static MessageIntent Intent(string workflow, int number) =>
        DeliveryWorld.Intent("many", $"{workflow}-{number}@elsewhere.example") with { Workflow = workflow, Occasion = $"{workflow}/mail" };
}
