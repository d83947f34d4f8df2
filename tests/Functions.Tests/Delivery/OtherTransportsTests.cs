using Automations.Delivery;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery;

public sealed class OtherTransportsTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private const string Rhys = "rhys.pritchard@nordlicht.example";
    private static readonly Appointment Call = new(new DateTimeOffset(2027, 1, 14, 10, 0, 0, TimeSpan.Zero), TimeSpan.FromMinutes(45), "Europe/Berlin", OnlineMeeting: true);

    [Fact]
    public async Task SendAsync_AnInvitation_StandsInTheRecipientsCalendar()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "invite");
        var intent = Invitation("invite", Rhys);
        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        var entry = await world.RunUntilOverAsync(intent);

        Assert.Equal(LedgerState.Sent, entry.State);
        Assert.NotNull(entry.GraphId);
        var appointment = Assert.Single(await graph.EventsAsync(Rhys))!;
        Assert.Equal("Willkommen, Mira – schön, dass Du da bist", appointment["subject"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SendAsync_AnInvitationAndTheProcessDiesAtEachStep_IsOneEvent(bool afterwards)
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, $"invite-dies-{(afterwards ? "after" : "before")}");
        for (var step = 1; step <= 5; step++)
        {
            var before = (await graph.EventsAsync(DeliveryWorld.Mira)).Count;
            var intent = Invitation($"invite-dies-{afterwards}-{step}");
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
            var message = Assert.Single((await world.ReadLaneAsync()).Due);

            world.Crashes.Arm(step, afterwards);
            await Record.ExceptionAsync(() => world.SendAsync(message));
            world.Crashes.Disarm();

            Assert.Equal((step, LedgerState.Sent), (step, (await world.RunUntilOverAsync(intent)).State));
            Assert.Equal((step, before + 1), (step, (await graph.EventsAsync(DeliveryWorld.Mira)).Count));
        }
    }

    [Fact]
    public async Task SendAsync_ACardWithoutAWebhook_IsSkipped()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "card-none");
        var intent = Card("none");
        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        var entry = await world.RunUntilOverAsync(intent);

        Assert.Equal((LedgerState.Skipped, "no channel is configured"), (entry.State, entry.Why));
    }

    [Fact]
    public async Task SendAsync_ACard_StandsInTheChannel()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "card", webhook: graph.Webhook.ToString());
        var before = (await graph.CardsAsync()).Count;
        var intent = Card("card");
        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        Assert.Equal(LedgerState.Sent, (await world.RunUntilOverAsync(intent)).State);

        var cards = await graph.CardsAsync();
        Assert.Equal(before + 1, cards.Count);
        Assert.Contains("**Grüße**", cards[^1]!["message"]!["attachments"]![0]!["content"]!["body"]![1]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task SendAsync_ACardWhosePostingWasCutOff_IsInDoubtAndNotRepeated()
    {
        using var world = await DeliveryWorld.CreateAsync(storage, graph, "card-cut", webhook: graph.Webhook.ToString());
        var before = (await graph.CardsAsync()).Count;
        var intent = Card("cut");
        await world.Outbox.QueueAsync(intent, CancellationToken.None);
        var message = Assert.Single((await world.ReadLaneAsync()).Due);

        // read, claim, begin, post: the process dies when the card has been taken
        world.Crashes.Arm(4, afterwards: true);
        await Assert.ThrowsAsync<CrashException>(() => world.SendAsync(message));
        world.Crashes.Disarm();

        Assert.Equal(LedgerState.InDoubt, (await world.RunUntilOverAsync(intent)).State);
        Assert.Equal(before + 1, (await graph.CardsAsync()).Count);
    }

    [Fact]
    public async Task SendAsync_NobodyListensAtTheWebhook_TriesAgainUntilItGivesUp()
    {
        using var world = await DeliveryWorld.CreateAsync(
            storage,
            graph,
            "card-deaf",
            programme => programme with { Delivery = new() { GiveUpAfterDays = 1 } },
            "http://127.0.0.1:1/webhook"
        );
        var intent = Card("deaf");
        await world.Outbox.QueueAsync(intent, CancellationToken.None);

        await world.TryRunLaneAsync();
        Assert.Equal(LedgerState.Held, (await world.EntryAsync(intent)).State);
        graph.Clock.Advance(TimeSpan.FromDays(2));
        var entry = await world.RunUntilOverAsync(intent);

        Assert.Equal(LedgerState.Failed, entry.State);
        Assert.StartsWith("given up after 2 attempts: The channel's webhook could not be reached", entry.Why);
    }

    private static MessageIntent Invitation(string name, string to = DeliveryWorld.Mira) =>
        DeliveryWorld.Intent(name, to) with { Kind = MessageKind.Invitation, Appointment = Call };

    private static MessageIntent Card(string name) => DeliveryWorld.Intent($"card-{name}", "channel") with { Kind = MessageKind.ChannelCard };
}
