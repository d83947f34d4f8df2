using Automations.Delivery;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Delivery.Merging;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery;

/// <summary>What each recipient is spared also counts for messages that are queued by the hundred.</summary>
public sealed class BulkRulesTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const int Readers = 25;

    [Fact]
    public async Task QueueManyAsync_InTheEvening_ReachesEachInTheirOwnMorning()
    {
        using var world = await CreateAsync("bulk-quiet");
        graph.Clock.Advance(TimeSpan.FromHours(12));
        var intents = Enumerable.Range(0, Readers).Select(number => Digest("bulk-quiet", 1, number, number % 2 == 0 ? "Europe/Berlin" : "America/New_York")).ToList();
        await world.Outbox.QueueManyAsync(intents, CancellationToken.None);

        for (var hour = 0; hour < 40; hour++)
        {
            while (await world.ReadLaneAsync() is { Due.Count: > 0 })
                await world.TryRunLaneAsync();
            graph.Clock.Advance(TimeSpan.FromHours(1));
        }

        foreach (var intent in intents)
        {
            var entry = await world.EntryAsync(intent);
            Assert.Equal(LedgerState.Sent, entry.State);
            var calendar = world.Programme.CalendarOf(intent.Recipient.Holidays, intent.Recipient.TimeZone);
            Assert.True(calendar.IsWorkingTime(entry.SentAt!.Value), $"{intent.Recipient.TimeZone}: {entry.SentAt:O}");
        }
    }

    [Fact]
    public async Task QueueManyAsync_MoreThanTheWeekAllows_HoldsTheRestForEachReader()
    {
        using var world = await CreateAsync("bulk-cap");
        var most = world.Programme.Delivery.MaxPerPersonPerWeek;
        for (var edition = 1; edition <= most + 1; edition++)
            await world.Outbox.QueueManyAsync([.. Enumerable.Range(0, Readers).Select(number => Digest("bulk-cap", edition, number, "Europe/Berlin"))], CancellationToken.None);

        while (await world.ReadLaneAsync() is { Due.Count: > 0 })
            await world.TryRunLaneAsync();

        for (var number = 0; number < Readers; number++)
        {
            var entries = new List<LedgerEntry>();
            for (var edition = 1; edition <= most + 1; edition++)
                entries.Add(await world.EntryAsync(Digest("bulk-cap", edition, number, "Europe/Berlin")));
            Assert.Equal(most, entries.Count(entry => entry.State == LedgerState.Sent));
            Assert.Equal(LedgerReason.WeeklyCap, Assert.Single(entries, entry => entry.State == LedgerState.Held).Reason);
            Assert.Equal(most, (await graph.MessagesAsync(entries[0].RecipientAddress)).Count);
        }
    }

    private async Task<DeliveryWorld> CreateAsync(string name)
    {
        var world = await DeliveryWorld.CreateAsync(storage, graph, name);
        graph.GoToMorning(world);
        return world;
    }

    private static MessageIntent Digest(string name, int edition, int number, string zone)
    {
        var intent = MergingScene.Low($"{name}-{edition}", $"{name}-{number}@elsewhere.example", "Digest");
        return intent with { StandsAlone = true, Recipient = intent.Recipient with { TimeZone = zone, Holidays = "DE-HH" } };
    }
}
