using System.Text.Json;
using Automations.Functions.Tests.Support;
using Automations.Storage;
using Azure.Data.Tables;

namespace Automations.Functions.Tests.Storage;

public sealed class RecordTableTests(AzuriteFixture storage)
{
    private static int tables;

    [Fact]
    public async Task Change_ByManyAtOnce_LosesNone()
    {
        var counters = await OpenAsync();
        Assert.True(await counters.TryAddAsync(new("one", 0), default));

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => counters.ChangeAsync("one", counter => counter with { Value = counter.Value + 1 }, default)));

        Assert.Equal(new Counter("one", 12), await counters.FindAsync("one", default));
    }

    [Fact]
    public async Task Change_ThatChangesNothingOrFindsNothing_WritesNothing()
    {
        var counters = await OpenAsync();
        await counters.SaveAsync(new("one", 7), default);

        Assert.Equal(new Counter("one", 7), await counters.ChangeAsync("one", _ => null, default));
        Assert.Null(await counters.ChangeAsync("two", counter => counter, default));
    }

    [Fact]
    public async Task Add_OfAKeyThatIsThere_LeavesTheRecord()
    {
        var counters = await OpenAsync();
        await counters.SaveAsync(new("one", 7), default);

        Assert.False(await counters.TryAddAsync(new("one", 1), default));
        Assert.Equal(7, (await counters.FindAsync("one", default))!.Value);
    }

    [Fact]
    public async Task Query_ByAColumn_FindsTheRecordsOfThePartition()
    {
        var counters = await OpenAsync();
        foreach (var value in Enumerable.Range(0, 4))
            await counters.SaveAsync(new($"c{value}", value), default);
        await counters.DeleteAsync("c3", default);
        await counters.DeleteAsync("c3", default);

        var found = await counters.QueryAsync(TableClient.CreateQueryFilter($"Value ge {2}"), default).ToListAsync();

        Assert.Equal([new Counter("c2", 2)], found);
        Assert.Equal(3, await counters.QueryAsync(filter: null, default).CountAsync());
    }

    private async Task<RecordTable<Counter>> OpenAsync()
    {
        var opened = new Tables(new TableServiceClient(await storage.RequireAsync()));
        var name = $"recordtable{Interlocked.Increment(ref tables)}";
        return new(opened, name, "p", JsonSerializerOptions.Web, counter => counter.Id, (row, counter) => row["Value"] = counter.Value);
    }

    private sealed record Counter(string Id, int Value);
}
