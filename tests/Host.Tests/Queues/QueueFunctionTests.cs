using Azure.Storage.Queues;

namespace Automations.Host.Tests.Queues;

[Collection(PlatformTests.Name)]
public sealed class QueueFunctionTests(TestStorage storage) : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(storage);

    public ValueTask DisposeAsync() => _platform?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Outputs_OfAnHttpFunction_ReachTheQueueFunction()
    {
        var answer = await _platform.Http.PostAsync("/orders/40", null);
        await _platform.AdvanceAsync("PT1S");

        Assert.Equal(System.Net.HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(
            Enumerable.Range(1, 40).Select(number => $"2027-01-04 08:00:00 order order {number} try 1").Order(StringComparer.Ordinal),
            _platform.Notes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Message_FailsTwice_RestsAndSucceeds()
    {
        await storage.Queue("orders").SendMessageAsync("{\"name\":\"piano\",\"weight\":200}");
        await _platform.AdvanceAsync("PT10M");

        Assert.Equal(
            ["2027-01-04 08:00:00 order piano try 1", "2027-01-04 08:00:30 order piano try 2", "2027-01-04 08:01:00 order piano try 3"],
            _platform.Notes);
        Assert.Equal(0, await CountAsync("orders"));
    }

    [Fact]
    public async Task Message_FailsFiveTimes_IsPoison()
    {
        await storage.Queue("orders").SendMessageAsync("{\"name\":\"rock\",\"weight\":2000}");
        await _platform.AdvanceAsync("PT10M");

        Assert.Equal(5, _platform.Notes.Count);
        Assert.Equal("2027-01-04 08:02:00 order rock try 5", _platform.Notes[^1]);
        var poison = (await storage.Queue("orders-poison").ReceiveMessageAsync()).Value;
        Assert.Equal("{\"name\":\"rock\",\"weight\":2000}", poison.Body.ToString());
        Assert.Equal(0, await CountAsync("orders"));
    }

    [Fact]
    public async Task Message_NotBase64_IsPoisonAtOnce()
    {
        await new QueueClient(storage.ConnectionString, "orders").SendMessageAsync("not base64!");
        await _platform.AdvanceAsync("PT1S");

        var poison = (await new QueueClient(storage.ConnectionString, "orders-poison").ReceiveMessageAsync()).Value;
        Assert.Equal("not base64!", poison.MessageText);
        Assert.Empty(_platform.Notes);
    }

    [Fact]
    public async Task Message_ThroughTwoFunctions_ArrivesBeforeTimeMoves()
    {
        await storage.Queue("inbox").SendMessageAsync("hello");
        await storage.Queue("bytes").SendMessageAsync(BinaryData.FromBytes(new byte[] { 0, 255, 7 }));
        await _platform.AdvanceAsync("PT1H");

        Assert.Equal(["2027-01-04 08:00:00 arrived HELLO", "2027-01-04 08:00:00 bytes 3"], _platform.Notes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Retry_WithinTheHop_NeedsNobodyToMoveTime()
    {
        await storage.Queue("orders").SendMessageAsync("{\"name\":\"piano\",\"weight\":200}");

        await Eventually.TrueAsync(() => _platform.Notes.Count == 3);

        Assert.Equal("2027-01-04 08:01:00 order piano try 3", _platform.Notes[^1]);
    }

    private async Task<int> CountAsync(string queue) => (await storage.Queue(queue).GetPropertiesAsync()).Value.ApproximateMessagesCount;
}
