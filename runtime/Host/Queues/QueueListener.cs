using System.Diagnostics;
using Automations.Runtime.Durable.Time;
using Automations.Runtime.Host.Functions;
using Automations.Runtime.Host.Options;
using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Automations.Runtime.Host.Queues;

/// <summary>
/// One queue trigger. It polls in real time, slower while nothing comes, at once when this process has sent something; retries
/// rest in the clock's time. Idle means: a look begun after the last known message found nothing, and nothing is in work.
/// </summary>
internal sealed partial class QueueListener : ITimedWork, IAsyncDisposable
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(2);

    private readonly Function _function;
    private readonly QueueClient _queue;
    private readonly QueueOptions _options;
    private readonly MessageHandler _handler;
    private readonly Leases _leases;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly ListenerState _state = new();
    private Task _polling = Task.CompletedTask;
    private long _recoverUntil;

    public QueueListener(
        Function function, QueueClient queue, Leases leases, MessageHandler handler, QueueOptions options, TimeProvider clock, ILogger logger)
    {
        _function = function;
        _queue = queue;
        _leases = leases;
        _handler = handler;
        _options = options;
        _clock = clock;
        _logger = logger;
    }

    public string Name => "queue " + _queue.Name;

    public Function Function => _function;

    public QueueClient Queue => _queue;

    public long WorkCount => _state.WorkCount;

    public async Task StartAsync(CancellationToken cancellation)
    {
        if (await _leases.RecoverAsync(cancellation))
            _recoverUntil = Stopwatch.GetTimestamp() + (long)(Leases.Length.TotalSeconds * Stopwatch.Frequency);
        _polling = PollAsync();
    }

    /// <summary>Something may have come: look before calling this idle.</summary>
    public void Look() => _state.Ask();

    public Task WaitUntilIdleAsync(CancellationToken cancellationToken) => _state.WaitUntilIdleAsync(cancellationToken);

    public ValueTask<DateTimeOffset?> NextShortWaitAsync(TimeSpan limit, CancellationToken cancellationToken) =>
        new(_options.VisibilityTimeout <= limit ? _state.NextRetry : null);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _polling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _state.WaitUntilUnusedAsync();
        await _leases.DisposeAsync();
        _stop.Dispose();
    }

    private async Task PollAsync()
    {
        var pause = ShortestPause;
        while (!_stop.IsCancellationRequested)
        {
            await _state.WaitForRoomAsync(_options.NewBatchThreshold, _stop.Token);
            var asked = _state.Asked;
            try
            {
                var messages = await ReceiveAsync();
                if (messages > 0)
                {
                    pause = ShortestPause;
                    continue;
                }

                if (await NothingHiddenAsync())
                    _state.Answer(asked);
                await _state.WaitForQuestionAsync(asked, pause, _stop.Token);
                pause = _state.Asked > asked ? ShortestPause : Smaller(pause * 2, LongestPause);
            }
            catch (RequestFailedException trouble)
            {
                LogTrouble(_queue.Name, trouble.Message);
                await Task.Delay(AfterTrouble, TimeProvider.System, _stop.Token);
            }
        }
    }

    private async Task<int> ReceiveAsync()
    {
        QueueMessage[] messages = await _queue.ReceiveMessagesAsync(_options.BatchSize, Leases.Length, _stop.Token);
        if (messages.Length == 0)
            return 0;
        var held = messages.Select(message => new HeldMessage(message)).ToList();
        _leases.Take(held);
        foreach (var message in held)
        {
            _state.Begin();
            _ = HandleAsync(message);
        }

        return held.Count;
    }

    private async Task HandleAsync(HeldMessage held)
    {
        // The poll goes on while the function runs, even if it never awaits.
        await Task.Yield();
        try
        {
            if (await _handler.HandleAsync(held.Message, _stop.Token))
                await _leases.DeleteAsync(held);
            else
                await RestAsync(held);
        }
        catch (Exception trouble) when (trouble is RequestFailedException or OperationCanceledException)
        {
            LogTrouble(_queue.Name, trouble.Message);
        }
        finally
        {
            _state.End();
        }
    }

    private async Task RestAsync(HeldMessage held)
    {
        if (_options.VisibilityTimeout == TimeSpan.Zero)
        {
            await ReturnAsync(held);
            return;
        }

        var due = _clock.GetUtcNow() + _options.VisibilityTimeout;
        _state.Rest(held, due);
        ITimer? timer = null;
        timer = _clock.CreateTimer(
            _ =>
            {
                _state.Begin();
                _state.Wake(held);
                _ = WakeAsync(held, timer);
            },
            null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(_options.VisibilityTimeout, Timeout.InfiniteTimeSpan);
    }

    private async Task WakeAsync(HeldMessage held, ITimer? timer)
    {
        try
        {
            timer?.Dispose();
            await ReturnAsync(held);
        }
        catch (RequestFailedException trouble)
        {
            LogTrouble(_queue.Name, trouble.Message);
        }
        finally
        {
            _state.End();
        }
    }

    private async Task ReturnAsync(HeldMessage held)
    {
        await _leases.ReturnAsync(held);
        _state.Ask();
    }

    /// <summary>After a kill, messages may still be leased to the dead process without a note of it; they come back when the lease ends.</summary>
    private async Task<bool> NothingHiddenAsync()
    {
        if (Stopwatch.GetTimestamp() > _recoverUntil)
            return true;
        QueueProperties properties = await _queue.GetPropertiesAsync(_stop.Token);
        return properties.ApproximateMessagesCount <= _leases.Count;
    }

    private static TimeSpan Smaller(TimeSpan one, TimeSpan other) => one < other ? one : other;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue}: {Trouble}")]
    private partial void LogTrouble(string queue, string trouble);
}
