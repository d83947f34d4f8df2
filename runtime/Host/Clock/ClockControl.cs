using System.Diagnostics;
using Automations.Runtime.Durable.Time;
using Automations.Runtime.Host.Options;
using Automations.Runtime.Host.Queues;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Clock;

/// <summary>Moves simulated time when somebody asks, one request after the other.</summary>
internal sealed partial class ClockControl(
    LocalClock clock, LocalOptions options, QueueListeners queues, ILogger<ClockControl> logger) : IAsyncDisposable
{
    /// <summary>Ten years with three leap days. Further is a slip of the pen more often than a wish, and there is no way back.</summary>
    private static readonly TimeSpan Farthest = TimeSpan.FromDays(3653);
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private ClockDriver? _driver;

    public bool IsSimulated => clock.Simulated is not null;

    public DateTimeOffset Now => clock.Time.GetUtcNow();

    public DateTimeOffset? NextTimer => clock.Simulated?.NextTimer;

    /// <summary>Where time is being moved to at the moment; null when it stands.</summary>
    public DateTimeOffset? AdvancingTo { get; private set; }

    public bool IsTooFar(Func<DateTimeOffset, DateTimeOffset> target) => target(Now) - Now > Farthest;

    /// <summary>From now on time can be moved, and short waits end by themselves.</summary>
    /// <param name="works">All that time has to wait for.</param>
    public void Start(IEnumerable<ITimedWork> works)
    {
        if (clock.Simulated is not { } simulated)
            return;
        _driver = new ClockDriver(simulated, works, options.Hop, clock.SaveAsync);
        _driver.Start();
    }

    /// <summary>Moves through every due timer in order, waiting at each until nothing is runnable.</summary>
    /// <param name="target">Given the time at which this request's turn comes.</param>
    /// <returns>Null when the target lies in the past by then.</returns>
    public async Task<Advanced?> AdvanceAsync(Func<DateTimeOffset, DateTimeOffset> target, CancellationToken cancellation)
    {
        var driver = _driver ?? throw new InvalidOperationException("The machine's clock cannot be moved.");
        await _turn.WaitAsync(cancellation);
        try
        {
            var (from, to) = (Now, target(Now));
            if (to < from)
                return null;
            AdvancingTo = to;
            var (moves, started) = (clock.Moves, Stopwatch.GetTimestamp());
            await ReportAsync(MoveAsync(driver, to, cancellation), to);
            var advanced = new Advanced(from, Now, clock.Moves - moves, Stopwatch.GetElapsedTime(started));
            LogAdvanced(IsoInstant.Write(advanced.To), advanced.Stops, advanced.Took.TotalSeconds);
            return advanced;
        }
        finally
        {
            AdvancingTo = null;
            _turn.Release();
        }
    }

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _driver, null)?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task MoveAsync(ClockDriver driver, DateTimeOffset to, CancellationToken cancellation)
    {
        queues.LookAll();
        await driver.AdvanceToAsync(to, cancellation);
        queues.LookAll();
        await driver.SettleAsync(cancellation);
    }

    private async Task ReportAsync(Task moving, DateTimeOffset to)
    {
        while (true)
        {
            try
            {
                await moving.WaitAsync(ProgressEvery, TimeProvider.System);
                return;
            }
            catch (TimeoutException) when (!moving.IsCompleted)
            {
                LogProgress(IsoInstant.Write(Now), IsoInstant.Write(to));
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Time is {Now} now, on the way to {Target}")]
    private partial void LogProgress(string now, string target);

    [LoggerMessage(Level = LogLevel.Information, Message = "Time moved to {Now} with {Stops} stops in {Seconds:0.0} s")]
    private partial void LogAdvanced(string now, long stops, double seconds);
}

/// <param name="Stops">At how many different moments time stopped because something was due.</param>
internal sealed record Advanced(DateTimeOffset From, DateTimeOffset To, long Stops, TimeSpan Took);
