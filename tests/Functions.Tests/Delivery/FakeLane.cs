using System.Collections.Concurrent;
using Automations.Delivery;
using Automations.Delivery.Lanes;
using Automations.Delivery.Outbox;
using Automations.Delivery.Sending;
using Automations.Runtime.Durable.Testing;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Functions.Tests.Delivery;

/// <summary>What a lane finds in its outbox, and how sending goes; it counts how many are sent at once.</summary>
internal sealed class FakeLane(LanePace pace)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, (DueRowRef Row, DateTimeOffset Due, MessagePriority Priority)> waiting = new(StringComparer.Ordinal);
    private readonly HashSet<string> done = [];
    private int added;
    private int running;

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public ConcurrentQueue<(DateTimeOffset At, MessagePriority Priority)> Sent { get; } = [];

    public int Looks { get; private set; }

    public int MostAtOnce { get; private set; }

    public TimeSpan? PauseOnce { get; set; }

    public int BrokenLooks { get; set; }

    public int BrokenSends { get; set; }

    public void Add(int count, MessagePriority priority, DateTimeOffset due = default)
    {
        lock (gate)
        {
            for (var number = 0; number < count; number++)
            {
                var row = new DueRowRef(DueRow.PartitionOf("lotsen", priority), $"{due.UtcTicks:D19}-{added++:D32}");
                waiting.Add($"{row.Partition}/{row.Row}", (row, due, priority));
            }
        }
    }

    public List<LaneRest> Rests { get; } = [];

    public List<LaneRecord?> Kept { get; } = [];

    public LaneRecord? Earlier { get; set; }

    public Task HandOver(LaneRest rest)
    {
        lock (gate)
            Rests.Add(rest);
        return Task.CompletedTask;
    }

    public LaneWork Look(LaneQuery query)
    {
        lock (gate)
        {
            Looks++;
            Kept.Add(query.Sent);
            if (BrokenLooks-- > 0)
                throw new InvalidOperationException("Storage is out of reach.");
            foreach (var row in query.Finished)
                waiting.Remove($"{row.Partition}/{row.Row}");
            var now = Clock.GetUtcNow();
            var due = waiting.Values.Where(message => message.Due <= now).Take(pace.MessagesPerMinute);
            var later = waiting.Values.Where(message => message.Due > now).Select(message => (DateTimeOffset?)message.Due).Min();
            return new LaneWork([.. due.Select(message => new LaneMessage(new MessageKey("w", message.Row.Row), message.Row))], later, pace, query.Sent is null ? Earlier : null);
        }
    }

    public async Task<SendOutcome> SendAsync(LaneMessage message)
    {
        lock (gate)
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        await Task.Yield();
        lock (gate)
        {
            running--;
            if (BrokenSends-- > 0)
                throw new InvalidOperationException("Storage is out of reach.");
            if (PauseOnce is { } pause)
            {
                PauseOnce = null;
                return new SendOutcome(Finished: false, UsedPace: false, Clock.GetUtcNow() + pause);
            }

            if (done.Add(message.Row.Row))
                Sent.Enqueue((Clock.GetUtcNow(), waiting[$"{message.Row.Partition}/{message.Row.Row}"].Priority));
            return new SendOutcome(Finished: true, UsedPace: true);
        }
    }
}
