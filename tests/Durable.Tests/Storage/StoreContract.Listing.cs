using Automations.Runtime.Durable;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task List_ComesNewestFirstAndInTheOrderOfComingWithinAMoment()
    {
        await CreateAtAsync(("late", "Flow", 5), ("one", "Flow", 1), ("two", "Flow", 1), ("first", "Flow", 0));

        Assert.Equal(["late", "two", "one", "first"], await IdsAsync(new(10)));
        Assert.Equal(["late", "two"], await IdsAsync(new(2)));
    }

    [Fact]
    public async Task List_InPages_GoesOnAndBackWithoutGapsOrRepeats()
    {
        await CreateAtAsync([.. Enumerable.Range(0, 25).Select(i => ($"i{i}", i % 3 == 0 ? "Flow" : "Other", i / 4))]);
        foreach (var listing in new InstanceListing[] { new(4), new(4) { Name = "Other" }, new(4) { Statuses = [OrchestrationRuntimeStatus.Pending] } })
        {
            var all = await IdsAsync(listing with { Limit = 100 });
            var seen = new List<string>();
            InstanceRecord? last = null;
            while (await store.ListAsync(listing with { OlderThan = Position(last) }) is { Count: > 0 } page)
            {
                seen.AddRange(page.Select(i => i.Id));
                var before = await IdsAsync(listing with { NewerThan = Position(page[0]) });
                Assert.Equal(seen.SkipLast(page.Count).TakeLast(4), before);
                last = page[^1];
            }

            Assert.Equal(all, seen);
        }
    }

    [Fact]
    public async Task List_ByEveryFilter_KeepsWhatMatchesAll()
    {
        await CreateAtAsync(("Onboarding-mira", "Flow", 0), ("onboarding-finn", "Other", 1), ("event_mira", "Flow", 2), ("event-finn", "Flow", 3));
        var finished = (await store.FindAsync("event_mira", payloads: false))!.Value.Instance;
        await store.CommitAsync(End(finished, []));

        Assert.Equal(["event-finn", "event_mira", "Onboarding-mira"], await IdsAsync(new(10) { Name = "Flow" }));
        Assert.Equal(["event_mira"], await IdsAsync(new(10) { Statuses = [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed] }));
        Assert.Equal(["event-finn"], await IdsAsync(new(10) { Name = "Flow", Statuses = [OrchestrationRuntimeStatus.Pending], IdContains = "EVENT" }));
        Assert.Equal(["onboarding-finn", "Onboarding-mira"], await IdsAsync(new(10) { IdContains = "boarding" }));
        Assert.Equal(["event_mira"], await IdsAsync(new(10) { IdContains = "t_m" }));
        Assert.Empty(await IdsAsync(new(10) { IdContains = "%" }));
        Assert.Equal(["event_mira", "onboarding-finn"], await IdsAsync(new(10) { CreatedFrom = Now.AddMinutes(1), CreatedTo = Now.AddMinutes(2) }));
    }

    [Fact]
    public async Task List_OfAParent_ShowsItsChildren()
    {
        await CreateAtAsync(("other", "Flow", 0));
        var parent = await CreateAsync("parent");
        var link = new ParentLink(parent.Key, "parent", "Flow", 0, 0);
        await store.CommitAsync(Turn(await RecordAsync(parent.Key), [parent.Message]) with
        {
            Children = [new("child", new("Flow", "", null, 0, link) { At = Now }, Now, null, null, None)],
        });

        Assert.Equal(["child"], await IdsAsync(new(10) { ParentId = "parent" }));
        Assert.Empty(await IdsAsync(new(10) { ParentId = "nobody" }));
    }

    [Fact]
    public async Task CountByName_CountsEachStateOfEachName()
    {
        await CreateAtAsync(("one", "Flow", 0), ("two", "Flow", 0), ("three", "Other", 0));
        await store.CommitAsync(End((await store.FindAsync("one", payloads: false))!.Value.Instance, []));

        Assert.Equal(
            [
                new("Flow", OrchestrationRuntimeStatus.Completed, 1),
                new("Flow", OrchestrationRuntimeStatus.Pending, 1),
                new("Other", OrchestrationRuntimeStatus.Pending, 1),
            ],
            (await store.CountByNameAsync()).OrderBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Status));
    }

    private static InstancePosition? Position(InstanceRecord? instance) =>
        instance is null ? null : new(instance.CreatedAt, instance.Key);

    private async Task<IEnumerable<string>> IdsAsync(InstanceListing listing) => (await store.ListAsync(listing)).Select(i => i.Id);

    private async Task CreateAtAsync(params (string Id, string Name, int Minute)[] instances)
    {
        foreach (var (id, name, minute) in instances)
        {
            var start = new ExecutionStarted(name, "", null, 0, null) { At = Now };
            await store.CreateAsync(new(id, start, Now.AddMinutes(minute), null, null, None));
        }
    }
}
