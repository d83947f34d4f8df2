using Automations.Runtime.Host.Queues;

namespace Automations.Host.Tests.Queues;

[Collection(PlatformTests.Name)]
public sealed class LeasesTests(TestStorage storage)
{
    [Fact]
    public async Task Recover_AfterAKill_GivesMessagesBackAtOnce()
    {
        await storage.EmptyAsync();
        using var folder = new TempFolder();
        var queue = storage.Queue("leased");
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync("once more");
        var killed = new Leases(queue, folder.File("leases.json"));
        killed.Take([new HeldMessage((await queue.ReceiveMessageAsync(Leases.Length)).Value)]);
        Assert.Null((await queue.ReceiveMessageAsync()).Value);

        await using var next = new Leases(queue, folder.File("leases.json"));
        var wasKilled = await next.RecoverAsync(CancellationToken.None);

        Assert.True(wasKilled);
        Assert.Equal("once more", (await queue.ReceiveMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task Recover_AfterAnOrderlyEnd_FindsNothing()
    {
        await storage.EmptyAsync();
        using var folder = new TempFolder();
        var queue = storage.Queue("leased");
        await queue.CreateIfNotExistsAsync();
        await using (var ended = new Leases(queue, folder.File("leases.json")))
            await ended.RecoverAsync(CancellationToken.None);

        await using var next = new Leases(queue, folder.File("leases.json"));

        Assert.False(await next.RecoverAsync(CancellationToken.None));
    }
}
