using Automations.Delivery;
using Automations.Delivery.Outbox;
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
