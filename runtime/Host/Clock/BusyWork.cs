using Automations.Runtime.Durable.Time;

namespace Automations.Runtime.Host.Clock;

/// <summary>Counts what is running, so that time can wait for it.</summary>
internal sealed class BusyWork(string name) : ITimedWork
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _running;
    private long _count;

    public string Name => name;

    public long WorkCount => Interlocked.Read(ref _count);

    public IDisposable Begin()
    {
        lock (_gate)
        {
            _running++;
            _count++;
        }

        return new Piece(this);
    }

    public Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_running == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    private void End()
    {
        lock (_gate)
        {
            if (--_running > 0)
                return;
            _idle?.SetResult();
            _idle = null;
        }
    }

    private sealed class Piece(BusyWork work) : IDisposable
    {
        private BusyWork? _work = work;

        public void Dispose() => Interlocked.Exchange(ref _work, null)?.End();
    }
}
