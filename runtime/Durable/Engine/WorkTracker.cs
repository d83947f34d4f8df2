namespace Automations.Runtime.Durable.Engine;

/// <summary>Counts what is runnable or running, so that "idle" can be waited for.</summary>
internal sealed class WorkTracker
{
    private readonly Lock gate = new();
    private TaskCompletionSource? idle;
    private long running;
    private long total;

    public long Total => Interlocked.Read(ref total);

    public void Enter()
    {
        Interlocked.Increment(ref total);
        Interlocked.Increment(ref running);
    }

    public void Exit()
    {
        if (Interlocked.Decrement(ref running) == 0)
        {
            lock (gate)
            {
                idle?.TrySetResult();
                idle = null;
            }
        }
    }

    public Task WaitUntilIdleAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (Interlocked.Read(ref running) == 0)
            {
                return Task.CompletedTask;
            }

            idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return idle.Task.WaitAsync(cancellationToken);
        }
    }
}
