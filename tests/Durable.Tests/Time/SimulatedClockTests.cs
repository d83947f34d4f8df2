using Automations.Runtime.Durable.Time;

namespace Automations.Durable.Tests.Time;

public sealed class SimulatedClockTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private readonly SimulatedClock clock = new(Start);
    private readonly List<(string Name, DateTimeOffset At)> fired = [];

    [Fact]
    public void GetUtcNow_WithoutMove_StandsStill()
    {
        Assert.Equal(Start, clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetElapsedTime(clock.GetTimestamp()));
    }

    [Fact]
    public void MoveTo_SeveralDueTimers_FiresInOrderOfTimeEachAtItsOwn()
    {
        using var late = Timer("late", TimeSpan.FromHours(2));
        using var early = Timer("early", TimeSpan.FromHours(1));
        using var twin = Timer("twin", TimeSpan.FromHours(1));
        using var never = Timer("never", TimeSpan.FromHours(4));

        clock.MoveTo(Start.AddHours(3));

        Assert.Equal([("early", Start.AddHours(1)), ("twin", Start.AddHours(1)), ("late", Start.AddHours(2))], fired);
        Assert.Equal(Start.AddHours(3), clock.GetUtcNow());
        Assert.Equal(Start.AddHours(4), clock.NextTimer);
    }

    [Fact]
    public void MoveTo_PeriodicTimer_FiresOnceAPeriod()
    {
        using var timer = Timer("tick", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

        clock.MoveTo(Start.AddMinutes(6));

        Assert.Equal([1, 3, 5], fired.Select(f => (f.At - Start).TotalMinutes));
    }

    [Fact]
    public void Change_PendingTimer_ForgetsTheOldTime()
    {
        using var timer = Timer("moved", TimeSpan.FromMinutes(1));
        timer.Change(TimeSpan.FromMinutes(9), Timeout.InfiniteTimeSpan);

        clock.MoveTo(Start.AddMinutes(5));

        Assert.Empty(fired);
        Assert.Equal(Start.AddMinutes(9), clock.NextTimer);
    }

    [Fact]
    public void Dispose_PendingTimer_NeverFires()
    {
        Timer("gone", TimeSpan.FromMinutes(1)).Dispose();

        clock.MoveTo(Start.AddMinutes(5));

        Assert.Empty(fired);
        Assert.Null(clock.NextTimer);
    }

    [Fact]
    public void MoveTo_Past_Throws()
    {
        clock.MoveTo(Start.AddMinutes(1));

        Assert.Throws<ArgumentOutOfRangeException>(() => clock.MoveTo(Start));
    }

    [Fact]
    public async Task Delay_OnTheClock_EndsWhenTimeComes()
    {
        var delay = Task.Delay(TimeSpan.FromDays(1), clock);
        clock.MoveTo(Start.AddHours(23));
        Assert.False(delay.IsCompleted);

        clock.MoveTo(Start.AddHours(24));
        await delay;
    }

    private ITimer Timer(string name, TimeSpan due, TimeSpan? period = null) =>
        clock.CreateTimer(_ => fired.Add((name, clock.GetUtcNow())), null, due, period ?? Timeout.InfiniteTimeSpan);
}
