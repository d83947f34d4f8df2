namespace Automations.Runtime.Durable.Core;

/// <summary>Runs the continuations of one orchestrator one after the other, only while a turn is being played.</summary>
/// <param name="escaped">Is called when a continuation arrives from elsewhere, that is, of a task that is not durable.</param>
internal sealed class OrchestrationScheduler(Action escaped) : TaskScheduler
{
    private readonly Queue<Task> ready = new();
    private Thread? owner;

    public override int MaximumConcurrencyLevel => 1;

    public bool IsCurrent => owner == Thread.CurrentThread && Current == this;

    /// <summary>Runs <paramref name="step"/> and all continuations that it makes ready.</summary>
    public void Play(Action step)
    {
        owner = Thread.CurrentThread;
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            step();
            while (ready.TryDequeue(out var task))
            {
                TryExecuteTask(task);
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
            owner = null;
        }
    }

    protected override void QueueTask(Task task)
    {
        if (owner == Thread.CurrentThread)
        {
            ready.Enqueue(task);
        }
        else
        {
            escaped();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && owner == Thread.CurrentThread && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [.. ready];
}
