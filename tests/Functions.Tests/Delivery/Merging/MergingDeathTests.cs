using Automations.Delivery;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery.Merging;

public sealed class MergingDeathTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    /// <summary>Subject of a mail of a single message.</summary>
    private const string Alone = "Willkommen, Mira – schön, dass Du da bist";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Merging_ProcessDiesAtEachSingleStep_EachMessageArrivesExactlyOnce(bool afterwards)
    {
        using var world = await CreateAsync($"merge-dies-{(afterwards ? "after" : "before")}");
        var died = 0;
        for (var step = 1; died == step - 1; step++)
        {
            graph.GoToMorning(world);
            var name = $"merge-dies-{afterwards}-{step}".ToLowerInvariant();
            var to = $"{name}@elsewhere.example";
            MessageIntent[] intents = [MergingScene.Low($"{name}-1", to, "One"), MergingScene.Low($"{name}-2", to, "Two"), MergingScene.Low($"{name}-3", to, "Three")];
            await world.QueueInOrderAsync(graph, intents);
            graph.Clock.Advance(TimeSpan.FromMinutes(2));
            if (await world.DiesAsync(await world.DueAsync(intents[0]), step, afterwards))
                died++;
            await world.RunForMinutesAsync(graph, minutes: 20);

            var said = (await graph.SubjectsAsync(to)).SelectMany(subject => subject.Split(" + ")).Select(text => text == Alone ? "single" : text);
            Assert.Equal((step, "Sent Sent Sent"), (step, string.Join(' ', await world.StatesAsync(intents))));
            Assert.Equal((step, 3), (step, said.Count()));
            Assert.Equal((step, 3), (step, said.Where(text => text != "single").Distinct().Count() + said.Count(text => text == "single")));
        }

        Assert.True(died > 15, $"It died {died} times; merging three messages takes more steps than that.");
    }
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PartTakenBack_ProcessDiesAtEachSingleStepOfTheNextAttempt_ItsTextNeverLeaves(bool afterwards)
    {
        using var world = await CreateAsync($"redraft-dies-{(afterwards ? "after" : "before")}");
        var died = 0;
        for (var step = 1; died == step - 1; step++)
        {
            var (one, to) = await LeaveOutdatedDraftAsync(world, $"redraft-dies-{afterwards}-{step}".ToLowerInvariant());

            if (await world.DiesAsync(await world.DueAsync(one), step, afterwards))
                died++;
            await world.RunForMinutesAsync(graph, minutes: 20);

            Assert.Equal((step, Alone), (step, Assert.Single(await graph.SubjectsAsync(to))));
        }

        Assert.True(died > 12, $"It died {died} times; discarding a draft and writing another takes more steps than that.");
    }

    [Theory]
    [InlineData("GET", 503)]
    [InlineData("PATCH", 429)]
    [InlineData("DELETE", 503)]
    [InlineData("POST", 503)]
    public async Task PartTakenBack_GraphIsAwayDuringTheNextAttempt_ItsTextNeverLeaves(string method, int status)
    {
        var name = $"redraft-{method}".ToLowerInvariant();
        using var world = await CreateAsync(name);
        var (one, to) = await LeaveOutdatedDraftAsync(world, name);

        await graph.InjectAsync(new { rules = new[] { new { method, path = "*/messages*", status } } });
        await world.SendAsync(await world.DueAsync(one));
        await graph.InjectAsync(plan: null);
        Assert.Equal(LedgerReason.Trouble, (await world.EntryAsync(one)).Reason);
        await world.RunForMinutesAsync(graph, minutes: 20);

        Assert.Equal(Alone, Assert.Single(await graph.SubjectsAsync(to)));
    }

    [Fact]
    public async Task PartTakenBack_TheDraftVanishesMeanwhile_TheMailIsWrittenAnew()
    {
        using var world = await CreateAsync("redraft-gone");
        var (one, to) = await LeaveOutdatedDraftAsync(world, "redraft-gone");
        var draft = await world.Get<MailboxDrafts>().FindAsync(world.Programme.Lanes[0].Mailbox, MessageKey.Of(one), CancellationToken.None);

        await graph.InjectAsync(new { rules = new[] { new { method = "PATCH", path = $"*/messages/{draft!.Id}", status = 404 } } });
        await world.RunForMinutesAsync(graph, minutes: 20);
        await graph.InjectAsync(plan: null);

        Assert.Equal((LedgerState.Sent, Alone), ((await world.EntryAsync(one)).State, Assert.Single(await graph.SubjectsAsync(to))));
    }

    /// <summary>The draft says what two messages wanted to say; one of them has been taken back since.</summary>
    private async Task<(MessageIntent One, string To)> LeaveOutdatedDraftAsync(DeliveryWorld world, string name)
    {
        graph.GoToMorning(world);
        var to = $"{name}@elsewhere.example";
        var (one, other) = (MergingScene.Low($"{name}-1", to, "One"), MergingScene.Low($"{name}-2", to, "Other"));
        await world.QueueInOrderAsync(graph, one, other);
        await world.DieWithDraftAsync(graph, one);
        Assert.Equal(1, await world.Outbox.CancelAsync(other.Workflow, "withdrawn", CancellationToken.None));
        return (one, to);
    }

    private Task<DeliveryWorld> CreateAsync(string lane) =>
        DeliveryWorld.CreateAsync(storage, graph, lane, programme => programme with { Delivery = programme.Delivery with { MaxPerPersonPerWeek = 100 } });
}
