using Automations.Delivery;
using Automations.Delivery.Accounts;
using Automations.Delivery.Outbox;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery.Merging;

public sealed class MergingTests(AzuriteFixture storage, LocalGraphFixture graph) : IClassFixture<LocalGraphFixture>
{
    private static readonly Uri WayOut = new("https://champions.nordlicht.example/out/1");

    [Fact]
    public async Task TwoMessages_OfTheSameMinute_BecomeOneMailThatTheLedgerNames()
    {
        var (world, to) = await CreateAsync("merge-minute");
        using var _ = world;
        var thanks = MergingScene.Low("merge-event", to, "Thanks") with { Priority = MessagePriority.Personal, MayWait = true };
        var question = MergingScene.Low("merge-survey", to, "Question") with { Unsubscribe = WayOut };

        await world.QueueAsync(thanks);
        graph.Clock.Advance(TimeSpan.FromSeconds(20));
        await world.QueueAsync(question);
        await world.RunForMinutesAsync(graph);

        var mail = Assert.Single(await graph.MessagesAsync(to))!;
        Assert.Equal("Thanks + Question", mail["subject"]!.GetValue<string>());
        Assert.Equal($"<{WayOut}>", mail["headers"]!["List-Unsubscribe"]!.GetValue<string>());
        Assert.Equal([LedgerState.Sent, LedgerState.Sent], await world.StatesAsync(thanks, question));
        var (first, second) = (await world.EntryAsync(thanks), await world.EntryAsync(question));
        Assert.Equal((first.Key(), first.SentAt, first.GraphId), (second.CarrierKey(), second.SentAt, second.GraphId));
        var extract = await world.Get<LedgerReader>().ReadAsync(new LedgerFilter(Recipient: to), CancellationToken.None);
        Assert.Equal((2, 2), (extract.Totals.Targeted, extract.Totals.Sent));
        Assert.Equal("merge-event", Assert.Single(extract.Messages, line => line.Workflow == "merge-survey").CarrierWorkflow);
        Assert.Equal(1, Assert.Single(extract.Messages, line => line.Workflow == "merge-event").Parts);
        Assert.Empty((await world.ReadLaneAsync()).Due);
    }

    [Fact]
    public async Task TwoMessages_DueOnOneDay_BecomeOneMailAtTheLaterMoment()
    {
        var (world, to) = await CreateAsync("merge-day");
        using var _ = world;
        var later = graph.Clock.GetUtcNow().AddHours(2);
        var morning = MergingScene.Low("day-1", to, "Morning");
        var noon = MergingScene.Low("day-2", to, "Noon") with { NotBefore = later };
        var tomorrow = MergingScene.Low("day-3", to, "Tomorrow") with { NotBefore = later.AddDays(1) };

        await world.QueueAsync(morning, noon, tomorrow);
        await world.RunForMinutesAsync(graph);
        Assert.Empty(await graph.SubjectsAsync(to));
        graph.Clock.Advance(later - graph.Clock.GetUtcNow());
        await world.RunForMinutesAsync(graph);

        Assert.Equal(["Morning + Noon"], await graph.SubjectsAsync(to));
        Assert.Equal([LedgerState.Sent, LedgerState.Sent, LedgerState.Held], await world.StatesAsync(morning, noon, tomorrow));
    }

    [Theory]
    [InlineData("stands-alone")]
    [InlineData("at-once")]
    [InlineData("language")]
    [InlineData("way-out")]
    [InlineData("out-of-date")]
    public async Task TwoMessages_ThatDoNotGoTogether_StayTwoMails(string difference)
    {
        var (world, to) = await CreateAsync($"merge-{difference}");
        using var _ = world;
        var one = MergingScene.Low($"{difference}-1", to, "One") with { Unsubscribe = WayOut };
        var other = MergingScene.Low($"{difference}-2", to, "Other");
        other = difference switch
        {
            "stands-alone" => other with { StandsAlone = true },
            "at-once" => other with { AtOnce = true },
            "language" => other with { Recipient = other.Recipient with { Language = "en" } },
            "way-out" => other with { Unsubscribe = new Uri("https://champions.nordlicht.example/out/2") },
            _ => other with { NotBefore = graph.Clock.GetUtcNow().AddHours(2) },
        };
        if (difference == "out-of-date")
            one = one with { Expires = graph.Clock.GetUtcNow().AddHours(1) };

        await world.QueueAsync(one, other);
        await world.RunForMinutesAsync(graph);
        graph.Clock.Advance(TimeSpan.FromHours(2));
        await world.RunForMinutesAsync(graph);

        Assert.Equal(2, (await graph.MessagesAsync(to)).Count);
        Assert.Equal([LedgerState.Sent, LedgerState.Sent], await world.StatesAsync(one, other));
        Assert.Null((await world.EntryAsync(other)).CarrierRow);
    }

    [Fact]
    public async Task FiveMessages_OfOneMinute_BecomeTwoMailsOfWhichNoneIsTooLong()
    {
        var (world, to) = await CreateAsync("merge-five");
        using var _ = world;
        var intents = Enumerable.Range(1, 5).Select(number => MergingScene.Low($"five-{number}", to, $"N{number}")).ToArray();

        await world.QueueAsync(intents);
        await world.RunForMinutesAsync(graph, minutes: 15);

        Assert.All(await world.StatesAsync(intents), state => Assert.Equal(LedgerState.Sent, state));
        Assert.Equal(2, (await graph.MessagesAsync(to)).Count);
    }

    [Fact]
    public async Task WeeklyCap_OfOne_IsUsedOnceByOneMailOfTwoMessages()
    {
        var (world, to) = await CreateAsync("merge-cap", most: 1);
        using var _ = world;
        var (one, other, third) = (MergingScene.Low("cap-1", to, "One"), MergingScene.Low("cap-2", to, "Other"), MergingScene.Low("cap-3", to, "Third"));

        await world.QueueAsync(one, other);
        await world.RunForMinutesAsync(graph);
        await world.QueueAsync(third);
        await world.RunForMinutesAsync(graph);

        Assert.Equal([LedgerState.Sent, LedgerState.Sent, LedgerState.Held], await world.StatesAsync(one, other, third));
        Assert.Equal(LedgerReason.WeeklyCap, (await world.EntryAsync(third)).Reason);
    }

    [Fact]
    public async Task Carrier_TakenBack_LeavesTheOtherToGoByItself()
    {
        var (world, to) = await CreateAsync("merge-recall");
        using var _ = world;
        var (one, other) = (MergingScene.Low("recall-1", to, "One"), MergingScene.Low("recall-2", to, "Other"));
        await world.QueueInOrderAsync(graph, one, other);
        await world.DieWithDraftAsync(graph, one);

        await world.Outbox.CancelAsync("recall-1", "withdrawn", CancellationToken.None);
        var isSkipped = (await world.EntryAsync(one)).State == LedgerState.Skipped;
        await world.RunForMinutesAsync(graph, minutes: 15);

        // being sent it goes its way, as any message does
        Assert.Equal(isSkipped ? ["Other"] : ["One + Other"], await graph.SubjectsAsync(to));
        Assert.Equal(LedgerState.Sent, (await world.EntryAsync(other)).State);
    }

    [Fact]
    public async Task Part_TakenBackAfterTheDraftWasWritten_IsNotInTheMail()
    {
        var (world, to) = await CreateAsync("merge-redraft");
        using var _ = world;
        var (one, other, third) = (MergingScene.Low("redraft-1", to, "One"), MergingScene.Low("redraft-2", to, "Other"), MergingScene.Low("redraft-3", to, "Third"));
        await world.QueueInOrderAsync(graph, one, other, third);
        await world.DieWithDraftAsync(graph, one);

        Assert.Equal(1, await world.Outbox.CancelAsync("redraft-2", "withdrawn", CancellationToken.None));
        await world.RunForMinutesAsync(graph, minutes: 15);

        Assert.Equal(["One + Third"], await graph.SubjectsAsync(to));
        Assert.Equal([LedgerState.Sent, LedgerState.Skipped, LedgerState.Sent], await world.StatesAsync(one, other, third));
    }

    [Fact]
    public async Task Part_WhoseTextIsBroken_FailsAloneAndSparesTheOthers()
    {
        var (world, to) = await CreateAsync("merge-broken");
        using var _ = world;
        var (one, broken, third) = (MergingScene.Low("broken-1", to, "One"), MergingScene.Low("broken-2", to, "Missing"), MergingScene.Low("broken-3", to, "Third"));

        await world.QueueInOrderAsync(graph, one, broken, third);
        await world.RunForMinutesAsync(graph, minutes: 15);

        Assert.Equal([LedgerState.Sent, LedgerState.Failed, LedgerState.Sent], await world.StatesAsync(one, broken, third));
        Assert.Equal(LedgerReason.BrokenText, (await world.EntryAsync(broken)).Reason);
        Assert.Equal(2, (await graph.MessagesAsync(to)).Count);
    }

    [Fact]
    public async Task Parts_WithDifferentWaysOut_DoNotLeaveInOneMail()
    {
        var (world, to) = await CreateAsync("merge-ways-out");
        using var _ = world;
        var another = new Uri("https://champions.nordlicht.example/out/2");
        var carrier = MergingScene.Low("ways-1", to, "One");
        var (part, other) = (MergingScene.Low("ways-2", to, "Two") with { Unsubscribe = WayOut }, MergingScene.Low("ways-3", to, "Three") with { Unsubscribe = another });

        await world.QueueInOrderAsync(graph, carrier, part, other);
        await world.RunForMinutesAsync(graph, minutes: 15);

        var mails = await graph.MessagesAsync(to);
        Assert.Equal([$"<{WayOut}>", $"<{another}>"], mails.Select(mail => mail!["headers"]!["List-Unsubscribe"]!.GetValue<string>()));
        Assert.Equal("One + Two", mails[0]!["subject"]!.GetValue<string>());
        Assert.Equal([LedgerState.Sent, LedgerState.Sent, LedgerState.Sent], await world.StatesAsync(carrier, part, other));
        Assert.Null((await world.EntryAsync(other)).CarrierRow);
    }

    [Fact]
    public async Task StandingAlone_ProcessDiesWithTheDraft_SendsThatDraft()
    {
        var (world, to) = await CreateAsync("merge-alone");
        using var _ = world;
        var digest = MergingScene.Low("alone-1", to, "Digest") with { StandsAlone = true };
        await world.QueueAsync(digest);
        var draft = await world.DieWithDraftAsync(graph, digest);

        await world.RunForMinutesAsync(graph);

        Assert.Single(await graph.MessagesAsync(to));
        Assert.Equal((LedgerState.Sent, draft.Id), await world.EntryAsync(digest) is var entry ? (entry.State, entry.GraphId) : default);
    }

    private async Task<(DeliveryWorld World, string To)> CreateAsync(string name, int most = 100)
    {
        var world = await DeliveryWorld.CreateAsync(storage, graph, name, programme => programme with { Delivery = programme.Delivery with { MaxPerPersonPerWeek = most } });
        graph.GoToMorning(world);
        return (world, $"{name}@elsewhere.example");
    }
}
