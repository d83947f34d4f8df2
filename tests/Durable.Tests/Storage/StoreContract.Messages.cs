using Automations.Runtime.Durable.Core;

namespace Automations.Durable.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Commit_OfAMessageThatIsGone_IsRefusedAndKeepsTheOthers()
    {
        var start = await CreateAsync("one");
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [start.Message]));
        var first = (await store.SendAsync("one", new EventRaised("event", "1")))!;
        var second = (await store.SendAsync("one", new EventRaised("event", "2")))!;
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [first.Message]));

        var result = await store.CommitAsync(Turn(await RecordAsync(start.Key), [second.Message, first.Message]));

        Assert.False(result.Committed);
        Assert.Equal([first.Message.Sequence], result.Gone);
        Assert.Equal([second], (await store.RecoverAsync()).Messages);
        Assert.Equal(2, (await RecordAsync(start.Key)).Turn);
        Assert.True((await store.CommitAsync(Turn(await RecordAsync(start.Key), [second.Message]))).Committed);
        Assert.Empty((await store.RecoverAsync()).Messages);
    }

    [Fact]
    public async Task Messages_AreNumberedAnewAlsoWhenNoneIsLeft()
    {
        var start = await CreateAsync("one");
        await store.CommitAsync(Turn(await RecordAsync(start.Key), [start.Message]));

        Assert.True((await store.SendAsync("one", new EventRaised("event", null)))!.Message.Sequence > start.Message.Sequence);
    }
}
