using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Functions.Tests.Support;

namespace Automations.Functions.Tests.Delivery.Merging;

/// <summary>Messages of low priority to one person, on a working morning.</summary>
internal static class MergingScene
{
    public static MessageIntent Low(string workflow, string to, string template) =>
        DeliveryWorld.Intent("low", to) with
        {
            Workflow = workflow,
            Occasion = $"{workflow}/mail",
            Template = template,
            AtOnce = false,
            Priority = MessagePriority.Bulk,
        };

    /// <summary>Moves on to nine o'clock of the next working day in Hamburg.</summary>
    public static void GoToMorning(this LocalGraphFixture graph, DeliveryWorld world)
    {
        var calendar = world.Programme.CalendarOf("DE-HH", "Europe/Berlin");
        var now = graph.Clock.GetUtcNow();
        var morning = calendar.NextWorkingMoment(calendar.At(calendar.DayOf(now).AddDays(1), new TimeOnly(9, 0)));
        graph.Clock.Advance(morning - now);
    }

    public static async Task QueueAsync(this DeliveryWorld world, params MessageIntent[] intents)
    {
        foreach (var intent in intents)
            await world.Outbox.QueueAsync(intent, CancellationToken.None);
    }

    public static async Task QueueInOrderAsync(this DeliveryWorld world, LocalGraphFixture graph, params MessageIntent[] intents)
    {
        foreach (var intent in intents)
        {
            await world.QueueAsync(intent);
            graph.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>The process dies when there is a draft of the mail and nothing more.</summary>
    public static async Task<MailboxMessage> DieWithDraftAsync(this DeliveryWorld world, LocalGraphFixture graph, MessageIntent first)
    {
        graph.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.True(await world.DiesAsync(await world.DueAsync(first), request: 1, afterwards: true, IsMarkOnDraft));
        graph.Clock.Advance(TimeSpan.FromMinutes(5));
        var draft = await world.Get<MailboxDrafts>().FindAsync(world.Programme.Lanes[0].Mailbox, MessageKey.Of(first), CancellationToken.None);
        var entry = await world.EntryAsync(first);
        Assert.Equal((true, SendingStep.Preparing, entry.Merges), (draft!.IsDraft, entry.Step, entry.Parts is not null));
        return draft;
    }

    private static bool IsMarkOnDraft(HttpRequestMessage request) =>
        request.Method == HttpMethod.Patch && request.RequestUri!.AbsolutePath.Contains("/messages/", StringComparison.Ordinal);

    public static async Task<LaneMessage> DueAsync(this DeliveryWorld world, MessageIntent intent) =>
        (await world.ReadLaneAsync()).Due.Single(due => due.Key == MessageKey.Of(intent));

    /// <summary>Sends a message in a process that dies at one of its requests.</summary>
    /// <returns>False when it was through before.</returns>
    public static async Task<bool> DiesAsync(this DeliveryWorld world, LaneMessage message, int request, bool afterwards, Predicate<HttpRequestMessage>? of = null)
    {
        world.Crashes.Arm(request, afterwards, of);
        try
        {
            await world.SendAsync(message);
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
        finally
        {
            world.Crashes.Disarm();
        }
    }

    /// <summary>Lets the lane look every half minute, for five minutes.</summary>
    public static async Task RunForMinutesAsync(this DeliveryWorld world, LocalGraphFixture graph, int minutes = 5)
    {
        for (var look = 0; look < 2 * minutes; look++)
        {
            graph.Clock.Advance(TimeSpan.FromSeconds(30));
            await world.TryRunLaneAsync();
        }
    }

    public static async Task<IReadOnlyList<string>> SubjectsAsync(this LocalGraphFixture graph, string to) =>
        [.. (await graph.MessagesAsync(to)).Select(mail => mail!["subject"]!.GetValue<string>())];

    public static async Task<IReadOnlyList<LedgerState>> StatesAsync(this DeliveryWorld world, params MessageIntent[] intents)
    {
        var states = new List<LedgerState>();
        foreach (var intent in intents)
            states.Add((await world.EntryAsync(intent)).State);
        return states;
    }
}
