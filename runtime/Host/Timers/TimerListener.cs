using Automations.Runtime.Host.Clock;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Timers;

/// <summary>One timer trigger. The next time is worked out when a run has ended; what was missed meanwhile, or while the host was off, is made up for once.</summary>
internal sealed partial class TimerListener(
    Function function,
    TimerSchedule schedule,
    ScheduleMonitor monitor,
    FunctionInvoker invoker,
    QueueOutputs outputs,
    BusyWork work,
    TimeProvider clock,
    ILogger logger) : IAsyncDisposable
{
    /// <summary>System timers take no more than 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(40);

    private readonly TimerTriggerAttribute _trigger = function.TriggerAs<TimerTriggerAttribute>();
    private readonly CancellationTokenSource _stop = new();
    private ITimer? _timer;
    private DateTimeOffset? _last;

    public Function Function => function;

    public string Schedule => schedule.Text;

    public DateTimeOffset? Next { get; private set; }

    /// <summary>When it was last due.</summary>
    public DateTimeOffset? Last => _last;

    public void Start()
    {
        _timer = clock.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var now = clock.GetUtcNow();
        var status = _trigger.UseMonitor && monitor.Find(function.Name) is { } known && known.Schedule == schedule.Text ? known : null;
        _last = status?.Last;
        Next = status?.Next ?? schedule.NextAfter(now);
        var pastDue = Next <= now;
        if (_trigger.RunOnStartup || pastDue)
            Run(pastDue);
        else
            Arm();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_timer is not null)
            await _timer.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>Runs it once more, now, outside its schedule.</summary>
    public Task RunNowAsync() => InvokeAsync(new TimerInfo { ScheduleStatus = Status(), IsPastDue = false });

    private void Wake()
    {
        if (Next <= clock.GetUtcNow())
            Run(pastDue: false);
        else
            Arm();
    }

    private void Run(bool pastDue)
    {
        var piece = work.Begin();
        _ = RunAsync(pastDue, piece);
    }

    private async Task RunAsync(bool pastDue, IDisposable piece)
    {
        using var busy = piece;
        await Task.Yield();
        await InvokeAsync(new TimerInfo { ScheduleStatus = Status(), IsPastDue = pastDue });
        if (_stop.IsCancellationRequested)
            return;
        var now = clock.GetUtcNow();
        _last = Next <= now ? Next : _last ?? now;
        Next = schedule.NextAfter(now);
        Arm();
    }

    private async Task InvokeAsync(TimerInfo info)
    {
        var retry = RetryPlan.For(function.Retry);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var result = await invoker.InvokeAsync(function, new Invocation
                {
                    TriggerValue = info,
                    Retry = retry.ContextOf(attempt),
                    Cancellation = _stop.Token,
                });
                await outputs.SendAsync(function, result, _stop.Token);
                return;
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                LogFailure(failure, function.Name);
                if (!retry.Allows(attempt))
                    return;
            }
        }
    }

    private ScheduleStatus Status() => new()
    {
        Last = _last?.UtcDateTime ?? default,
        Next = Next?.UtcDateTime ?? default,
        LastUpdated = (monitor.Find(function.Name)?.Updated ?? default).UtcDateTime,
    };

    private void Arm()
    {
        var now = clock.GetUtcNow();
        if (_trigger.UseMonitor)
            monitor.Save(function.Name, new TimerStatus(schedule.Text, _last, Next, now));
        if (Next is { } due)
            _timer?.Change(due - now < LongestWait ? Max(due - now, TimeSpan.Zero) : LongestWait, Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    [LoggerMessage(Level = LogLevel.Error, Message = "The timer {Function} failed; it runs again at its next time")]
    private partial void LogFailure(Exception failure, string function);
}
