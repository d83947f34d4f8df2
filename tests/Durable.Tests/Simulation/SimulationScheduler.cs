namespace Automations.Durable.Tests.Simulation;

/// <summary>Runs one ready task at a time, on the thread that asks for it; which one is up to a seed.</summary>
internal sealed class SimulationScheduler : TaskScheduler
{
    private readonly List<Task> ready = [];

    public override int MaximumConcurrencyLevel => 1;

    public bool HasReady
    {
        get
        {
            lock (ready)
            {
                return ready.Count > 0;
            }
        }
    }

    /// <param name="choose">Is given how many are ready, and tells which one runs.</param>
    public void RunOne(Func<int, int> choose)
    {
        Task task;
        lock (ready)
        {
            var index = choose(ready.Count);
            task = ready[index];
            ready.RemoveAt(index);
        }

        TryExecuteTask(task);
    }

    public Task Begin(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, this).Unwrap();

    protected override void QueueTask(Task task)
    {
        lock (ready)
        {
            ready.Add(task);
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (ready)
        {
            return [.. ready];
        }
    }
}
