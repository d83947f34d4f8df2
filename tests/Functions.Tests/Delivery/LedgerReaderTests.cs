using Automations.Delivery;
using Automations.Delivery.Accounts;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Automations.Functions.Tests.Delivery;

public sealed class LedgerReaderTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    [Fact]
    public async Task ReadAsync_MessagesInAllStates_AddUpAndComeLatestFirst()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "ledger-sum");
        var intents = Enumerable.Range(0, 7).Select(number => DeliveryWorld.Intent($"sum-{number}") with { Workflow = "ledger-sum" }).ToList();
        intents[1] = intents[1] with { Template = "Missing" };
        intents[2] = intents[2] with { Expires = graph.Clock.GetUtcNow().AddDays(-1) };
        intents[3] = intents[3] with { NotBefore = graph.Clock.GetUtcNow().AddDays(30) };
        foreach (var intent in intents.Take(4))
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
        await world.TryRunLaneAsync();
        graph.Clock.Advance(TimeSpan.FromMinutes(1));
        foreach (var intent in intents.Skip(4))
            await world.Outbox.QueueAsync(intent, CancellationToken.None);

        var extract = await ReadAsync(world, new LedgerFilter("ledger-sum", Size: 3));
        var rest = await ReadAsync(world, new LedgerFilter("ledger-sum", Size: 5) { After = new(5) });

        Assert.Equal(new LedgerTotals(Sent: 1, Failed: 1, Skipped: 1, InDoubt: 0, Queued: 3, Held: 1, Sending: 0), extract.Totals);
        Assert.Equal((7, 7), (extract.Totals.Targeted, extract.Matching));
        Assert.All(extract.Messages, line => Assert.Equal(LedgerState.Queued, line.State));
        Assert.Equal((3, 2), (extract.Messages.Count, rest.Messages.Count));
    }

    [Fact]
    public async Task ReadAsync_ByRecipientAndState_ShowsOnlyThose()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "ledger-who");
        await world.Outbox.QueueAsync(DeliveryWorld.Intent("who-1", "Anna@elsewhere.example"), CancellationToken.None);
        await world.Outbox.QueueAsync(DeliveryWorld.Intent("who-2", "berta@elsewhere.example"), CancellationToken.None);

        var anna = await ReadAsync(world, new LedgerFilter(Recipient: "anna@elsewhere.example"));
        var sent = await ReadAsync(world, new LedgerFilter(Recipient: "anna@elsewhere.example", State: LedgerState.Sent));

        Assert.Equal("anna@elsewhere.example", Assert.Single(anna.Messages).RecipientAddress);
        Assert.Empty(sent.Messages);
        Assert.Equal((1, 0), (sent.Totals.Targeted, sent.Matching));
    }

    [Fact]
    public void Read_ASoundQuery_IsUnderstood()
    {
        var errors = new Dictionary<string, string[]>();

        var filter = LedgerFilter.Read(Query(("recipient", " Anna@Elsewhere.example "), ("state", "inDoubt"), ("lane", "lotsen"), ("edition", "2027-w05"), ("after", "50~digest-x~0a")), errors);

        Assert.Empty(errors);
        Assert.Equal(
            new LedgerFilter(Recipient: "anna@elsewhere.example", State: LedgerState.InDoubt, Lane: "lotsen", Edition: "2027-w05") { After = new(50, "digest-x", "0a") },
            filter
        );
    }

    [Theory]
    [InlineData("state", "lost")]
    [InlineData("state", "1")]
    [InlineData("after", "-1")]
    [InlineData("after", "50~digest-x")]
    [InlineData("size", "501")]
    [InlineData("size", "many")]
    public void Read_ABrokenQuery_NamesTheParameter(string name, string value)
    {
        var errors = new Dictionary<string, string[]>();

        LedgerFilter.Read(Query((name, value)), errors);

        Assert.Equal([name], errors.Keys);
    }

    private static Task<LedgerExtract> ReadAsync(DeliveryWorld world, LedgerFilter filter) =>
        world.Get<LedgerReader>().ReadAsync(filter, CancellationToken.None);

    private static QueryCollection Query(params (string Name, string Value)[] values) =>
        new(values.ToDictionary(pair => pair.Name, pair => new StringValues(pair.Value)));
}
