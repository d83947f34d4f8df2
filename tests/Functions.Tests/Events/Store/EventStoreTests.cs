using Automations.Events;
using Automations.Events.Store;
using Automations.Functions.Tests.Support;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Functions.Tests.Events.Store;

public sealed class EventStoreTests(AzuriteFixture storage)
{
    [Fact]
    public async Task Event_AddedTwice_StaysTheFirst()
    {
        var store = await StoreAsync("twice");

        Assert.True(await store.TryAddAsync(EventSamples.Event("a1"), default));
        Assert.False(await store.TryAddAsync(EventSamples.Event("a1") with { Version = 9 }, default));

        var kept = (await store.FindAsync("a1", default))!;
        Assert.Equal((1, EventSamples.Details.Time, EventSamples.Details.Title), (kept.Version, kept.Details.Time, kept.Details.Title));
        Assert.Null(await store.FindAsync("a2", default));
    }

    [Fact]
    public async Task Change_ByManyAtTheSameTime_LosesNone()
    {
        var store = await StoreAsync("many");
        await store.TryAddAsync(EventSamples.Event("b1"), default);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.ChangeAsync("b1", record => record with { Version = record.Version + 1 }, default)));

        Assert.Equal(9, (await store.FindAsync("b1", default))!.Version);
        Assert.Null(await store.ChangeAsync("b2", record => record, default));
    }

    [Fact]
    public async Task List_FromADay_IsInOrderAndLeavesOutWhatIsOver()
    {
        var store = await StoreAsync("list");
        foreach (var (id, day) in new[] { ("late", 20), ("past", 3), ("soon", 10) })
            await store.TryAddAsync(
                EventSamples.Event(id) with { Details = EventSamples.Details with { Time = EventSamples.Details.Time with { Day = new(2027, 1, day) } } },
                default
            );

        Assert.Equal(["soon", "late"], (await store.ListAsync(EventSamples.Monday, default)).Select(record => record.Id));
    }

    private async Task<TableEventStore> StoreAsync(string programme) =>
        new(new Tables(new TableServiceClient(await storage.RequireAsync())), TestProgramme.Create($"events-{programme}"));
}
