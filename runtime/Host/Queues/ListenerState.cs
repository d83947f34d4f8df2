namespace Automations.Runtime.Host.Queues;

/// <summary>What a listener is busy with, and who waits for it.</summary>
internal sealed class ListenerState
{
    private readonly Lock _gate = new();
    private readonly Dictionary<HeldMessage, DateTimeOffset> _resting = [];
    private TaskCompletionSource _changed = New();
    private long _asked = 1;
    private long _answered;
    private long _workCount;
    private int _running;

    public long Asked => Interlocked.Read(ref _asked);

    public long WorkCount => Interlocked.Read(ref _workCount);

    public DateTimeOffset? NextRetry
    {
        get
        {
            lock (_gate)
                return _resting.Count == 0 ? null : _resting.Values.Min();
        }
    }

    public void Ask() => Change(() => _asked++);

    /// <summary>A look that began when <paramref name="asked"/> questions were open found nothing.</summary>
    public void Answer(long asked) => Change(() => _answered = Math.Max(_answered, asked));

    public void Begin() => Change(() =>
    {
        _running++;
        _workCount++;
    });

    public void End() => Change(() => _running--);

    public void Rest(HeldMessage held, DateTimeOffset due) => Change(() => _resting[held] = due);

    public void Wake(HeldMessage held) => Change(() => _resting.Remove(held));

    public Task WaitUntilIdleAsync(CancellationToken cancellation) =>
        WaitUntilAsync(() => _running == 0 && _answered >= _asked, cancellation);

    public Task WaitForRoomAsync(int threshold, CancellationToken cancellation) => WaitUntilAsync(() => _running <= threshold, cancellation);

    public Task WaitUntilUnusedAsync() => WaitUntilAsync(() => _running == 0, CancellationToken.None);

    /// <summary>Ends when somebody asks anew, or after the pause.</summary>
    public async Task WaitForQuestionAsync(long asked, TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            await WaitUntilAsync(() => _asked > asked, cancellation).WaitAsync(pause, TimeProvider.System, cancellation);
        }
        catch (TimeoutException)
        {
            // the pause is over
        }
    }

    private async Task WaitUntilAsync(Func<bool> condition, CancellationToken cancellation)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (condition())
                    return;
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellation);
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            (changed, _changed) = (_changed, New());
        }

        changed.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
