using System.Collections.Concurrent;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;

namespace Automations.Runtime.Durable.Engine;

/// <summary>
/// Wakes at the earliest due time in the store and delivers what has come due. Timers live in the store alone; only the next due
/// time is kept in memory, so a million waiting instances cost nothing.
/// </summary>
internal sealed class TimerPump : IDisposable
{
    private const int PageSize = 500;

    /// <summary>The system's timers cannot be set further ahead than about 49 days.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(40);

    private readonly EngineContext engine;
    private readonly ConcurrentDictionary<(long Key, int Task, int? Execution), byte> inFlight = new();
    private readonly Lock gate = new();
    private readonly ITimer alarm;
    private Action<long, Message>? deliver;
    private DateTimeOffset? next;
    private bool pumping;
    private bool again;

    public TimerPump(EngineContext engine)
    {
        this.engine = engine;
        alarm = engine.Clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public DateTimeOffset? Next
    {
        get
        {
            lock (gate)
            {
                return next;
            }
        }
    }

    public void Start(Action<long, Message> deliver)
    {
        this.deliver = deliver;
        Wake();
    }

    public void Set(IReadOnlyList<TimerCreated> timers)
    {
        if (timers.Count > 0)
        {
            Set(timers.Min(t => t.DueAt));
        }
    }

    public void Set(DateTimeOffset due)
    {
        lock (gate)
        {
            if (next is { } earlier && earlier <= due)
            {
                return;
            }

            next = due;
            Arm(due);
        }
    }

    /// <summary>The turn that consumed these is stored.</summary>
    public void Forget(long key, IReadOnlyList<Message> consumed)
    {
        foreach (var timer in consumed.OfType<DueTimer>())
        {
            inFlight.TryRemove((key, timer.TaskId, timer.Execution), out _);
        }
    }

    public void Dispose() => alarm.Dispose();

    /// <summary>Only with the gate held: of two that come at once, the earlier must be the last to set the alarm.</summary>
    private void Arm(DateTimeOffset due)
    {
        var wait = due - engine.Clock.GetUtcNow();
        if (wait <= TimeSpan.Zero)
        {
            Wake();
        }
        else
        {
            alarm.Change(wait < LongestSleep ? wait : LongestSleep, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Counts as work before it returns: whoever moves the clock sees the engine busy at once.</summary>
    private void Wake()
    {
        if (deliver is null || engine.Stopping.IsCancellationRequested)
        {
            return;
        }

        lock (gate)
        {
            again = true;
            if (pumping)
            {
                return;
            }

            pumping = true;
        }

        engine.Work.Enter();
        _ = engine.Begin(PumpAsync);
    }

    private async Task PumpAsync()
    {
        try
        {
            while (Continue())
            {
                var now = engine.Clock.GetUtcNow();
                await DeliverDueAsync(now);
                if (await engine.Store.NextTimerAsync(now) is { } due)
                {
                    Set(due);
                }
            }
        }
#pragma warning disable CA1031 // without timers the engine is not alive, whatever the reason
        catch (Exception exception)
#pragma warning restore CA1031
        {
            engine.Fail(exception);
        }
        finally
        {
            engine.Work.Exit();
        }
    }

    private bool Continue()
    {
        lock (gate)
        {
            pumping = again && !engine.Stopping.IsCancellationRequested;
            again = false;
            next = pumping ? null : next;
            return pumping;
        }
    }

    private async Task DeliverDueAsync(DateTimeOffset now)
    {
        IReadOnlyList<TimerRow> due;
        TimerRow? last = null;
        do
        {
            due = await engine.Store.DueTimersAsync(now, PageSize, last);
            foreach (var row in due)
            {
                last = row;
                if (inFlight.TryAdd((row.Key, row.Timer.TaskId, row.Timer.Execution), 0))
                {
                    deliver!(row.Key, row.Timer);
                }
            }
        }
        while (due.Count == PageSize);
    }
}
