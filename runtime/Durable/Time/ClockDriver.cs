namespace Automations.Runtime.Durable.Time;

/// <summary>
/// Moves a <see cref="SimulatedClock"/> from one due timer to the next, and on only when nothing is runnable any more, so that
/// what happens, and when, depends on the work alone and never on the speed of the machine.
/// </summary>
/// <param name="hop">Waits of up to this length are skipped without being asked for, once everything is idle; zero: none are.</param>
/// <param name="save">Is given the new time before the clock moves there, so that a restart does not go back in time.</param>
public sealed class ClockDriver(
    SimulatedClock clock,
    IEnumerable<ITimedWork> works,
    TimeSpan hop,
    Func<DateTimeOffset, CancellationToken, Task>? save = null) : IAsyncDisposable
{
    private static readonly TimeSpan HopPause = TimeSpan.FromMilliseconds(20);

    private readonly ITimedWork[] works = [.. works];
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource stop = new();
    private Task hopping = Task.CompletedTask;

    /// <summary>Begins to hop over short waits in the background.</summary>
    public void Start() => hopping = hop > TimeSpan.Zero ? HopAsync(stop.Token) : Task.CompletedTask;

    public Task AdvanceAsync(TimeSpan by, CancellationToken cancellationToken = default) =>
        MoveAsync(() => new(clock.GetUtcNow() + by), cancellationToken);

    /// <exception cref="ArgumentOutOfRangeException">The target lies before the clock's present time.</exception>
    public Task AdvanceToAsync(DateTimeOffset target, CancellationToken cancellationToken = default) =>
        MoveAsync(() => new(target), cancellationToken);

    /// <summary>Ends when all work is idle at the present time.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken = default)
    {
        long[] before;
        do
        {
            before = Counts();
            await Idle();
            await Idle();
        }
        while (!before.AsSpan().SequenceEqual(Counts()));

        async Task Idle()
        {
            foreach (var work in works)
            {
                await work.WaitUntilIdleAsync(cancellationToken);
            }
        }

        long[] Counts() => [.. works.Select(w => w.WorkCount)];
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await hopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        turn.Dispose();
    }

    private async Task MoveAsync(Func<ValueTask<DateTimeOffset>> getTarget, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            var target = (await getTarget()).ToUniversalTime();
            await SettleAsync(cancellationToken);
            while (clock.NextTimer is { } next && next <= target)
            {
                await MoveToAsync(next, cancellationToken);
            }

            await MoveToAsync(target, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task MoveToAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (save is not null && time > clock.GetUtcNow())
        {
            await save(time, cancellationToken);
        }

        clock.MoveTo(time);
        await SettleAsync(cancellationToken);
    }

    private async Task HopAsync(CancellationToken cancellationToken)
    {
        using var pause = new PeriodicTimer(HopPause, TimeProvider.System);
        while (await pause.WaitForNextTickAsync(cancellationToken))
        {
            if (await ShortWaitAsync(cancellationToken) is not null)
            {
                await SettleAsync(cancellationToken);
                await MoveAsync(async () => await ShortWaitAsync(cancellationToken) ?? clock.GetUtcNow(), cancellationToken);
            }
        }
    }

    private async ValueTask<DateTimeOffset?> ShortWaitAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? earliest = null;
        foreach (var work in works)
        {
            var wait = await work.NextShortWaitAsync(hop, cancellationToken);
            earliest = earliest is null || wait < earliest ? wait : earliest;
        }

        return earliest < clock.GetUtcNow() ? clock.GetUtcNow() : earliest;
    }
}
