using Automations.Runtime.Durable.Time;

namespace Automations.Durable.Tests.Time;

public sealed class ClockDriverTests
{
    private static readonly DateTimeOffset Start = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private readonly SimulatedClock clock = new(Start);
    private readonly List<DateTimeOffset> saved = [];

    [Fact]
    public async Task AdvanceTo_TimersThatCreateTimers_RunsEachAtItsTime()
    {
        var work = new ChainOfWaits(clock, TimeSpan.FromHours(5), TimeSpan.FromHours(7), TimeSpan.FromDays(3));
        await using var driver = Driver(work, TimeSpan.Zero);

        await driver.AdvanceToAsync(Start.AddDays(4));

        Assert.Equal([Start.AddHours(5), Start.AddHours(12), Start.AddHours(84)], work.Done);
        Assert.Equal(Start.AddDays(4), clock.GetUtcNow());
        Assert.Equal([.. work.Done, Start.AddDays(4)], saved);
    }

    [Fact]
    public async Task AdvanceTo_Past_Throws()
    {
        await using var driver = Driver(new ChainOfWaits(clock), TimeSpan.Zero);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => driver.AdvanceToAsync(Start.AddSeconds(-1)));
    }

    [Fact]
    public async Task Start_ShortAndLongWaits_HopsOverTheShortOnesOnly()
    {
        var work = new ChainOfWaits(clock, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        await using var driver = Driver(work, TimeSpan.FromMinutes(5));

        driver.Start();
        await work.Reached(2);
        await driver.AdvanceAsync(TimeSpan.Zero);

        Assert.Equal([Start.AddMinutes(2), Start.AddMinutes(7)], work.Done);
        Assert.Equal(Start.AddMinutes(7), clock.GetUtcNow());
    }

    private ClockDriver Driver(ITimedWork work, TimeSpan hop) => new(clock, [work], hop, (time, _) =>
    {
        saved.Add(time);
        return Task.CompletedTask;
    });

    /// <summary>Begins the next wait some real time after the last one has ended, as work that hops between threads does.</summary>
    private sealed class ChainOfWaits : ITimedWork
    {
        private readonly SimulatedClock clock;
        private readonly Queue<TimeSpan> waits;
        private readonly Dictionary<int, TaskCompletionSource> marks = new() { [2] = new() };
        private TaskCompletionSource idle = new();
        private (DateTimeOffset Due, TimeSpan Length)? current;
        private ITimer? timer;

        public ChainOfWaits(SimulatedClock clock, params TimeSpan[] waits)
        {
            this.clock = clock;
            this.waits = new(waits);
            Next();
        }

        public List<DateTimeOffset> Done { get; } = [];

        public string Name => "chain";

        public long WorkCount { get; private set; }

        public Task Reached(int count) => marks[count].Task;

        public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => idle.Task.WaitAsync(cancellationToken);

        public ValueTask<DateTimeOffset?> NextShortWaitAsync(TimeSpan limit, CancellationToken cancellationToken) =>
            new(current is { } wait && wait.Length <= limit ? wait.Due : null);

        private void Next()
        {
            current = waits.TryDequeue(out var wait) ? (clock.GetUtcNow() + wait, wait) : null;
            timer?.Dispose();
            timer = current is null ? null : clock.CreateTimer(_ => Fire(), null, wait, Timeout.InfiniteTimeSpan);
            idle.SetResult();
        }

        private void Fire()
        {
            current = null;
            idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
            WorkCount++;
            Done.Add(clock.GetUtcNow());
            _ = Task.Run(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
                Next();
                if (marks.TryGetValue(Done.Count, out var mark))
                {
                    mark.SetResult();
                }
            });
        }
    }
}
