namespace Automations.Runtime.Durable.Time;

/// <summary>A clock that stands still until it is moved, and moves forward only.</summary>
public sealed class SimulatedClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly DateTimeOffset start;
    private readonly PriorityQueue<SimulatedTimer, (DateTimeOffset Due, long Order)> timers = new();
    private DateTimeOffset now;
    private long order;

    public SimulatedClock(DateTimeOffset start)
    {
        this.start = start.ToUniversalTime();
        now = this.start;
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the earliest pending timer is due; null when none is pending.</summary>
    public DateTimeOffset? NextTimer
    {
        get
        {
            lock (gate)
            {
                DropStale();
                return timers.TryPeek(out _, out var next) ? next.Due : null;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves to <paramref name="target"/> and runs the callbacks of all timers that come due on the way, in order of their time,
    /// on the calling thread; each sees the time it was due.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The target lies before the present time.</exception>
    public void MoveTo(DateTimeOffset target)
    {
        target = target.ToUniversalTime();
        while (Next(target) is { } timer)
        {
            timer.Fire();
        }
    }

    internal void Schedule(SimulatedTimer timer, TimeSpan dueTime)
    {
        lock (gate)
        {
            var due = dueTime == Timeout.InfiniteTimeSpan ? (DateTimeOffset?)null : Later(now, dueTime);
            timer.Due = due;
            timer.Order = ++order;
            if (due is { } time)
            {
                timers.Enqueue(timer, (time, timer.Order));
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset from, TimeSpan by) =>
        by > DateTimeOffset.MaxValue - from ? DateTimeOffset.MaxValue : from + by;

    private SimulatedTimer? Next(DateTimeOffset target)
    {
        lock (gate)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(target, now);
            DropStale();
            if (timers.TryPeek(out var timer, out var next) && next.Due <= target)
            {
                timers.Dequeue();
                timer.Due = null;
                now = next.Due > now ? next.Due : now;
                return timer;
            }

            now = target;
            return null;
        }
    }

    /// <summary>Changed and disposed timers leave their old entry in the queue; it is dropped when it reaches the front.</summary>
    private void DropStale()
    {
        while (timers.TryPeek(out var timer, out var next) && (timer.Due != next.Due || timer.Order != next.Order))
        {
            timers.Dequeue();
        }
    }
}
