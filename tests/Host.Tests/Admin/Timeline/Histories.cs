using Automations.Runtime.Durable;
using Microsoft.DurableTask;

namespace Automations.Host.Tests.Admin.Timeline;

/// <summary>Writes histories by hand, as the engine would show them.</summary>
internal sealed class Histories
{
    public static readonly DateTimeOffset Begin = new(2027, 1, 4, 8, 0, 0, TimeSpan.Zero);
    private readonly List<HistoryRecord> _records = [];

    public DateTimeOffset Now { get; private set; } = Begin;

    public IReadOnlyList<HistoryRecord> Records => _records;

    public Histories After(TimeSpan time)
    {
        Now += time;
        return this;
    }

    public Histories Turn() => Add("OrchestratorStarted");

    public Histories Activity(int task, string name, string? input = null) => Add("TaskScheduled", task, name, data: input);

    public Histories Child(int task, string name, string id) => Add("SubOrchestrationCreated", task, name, id);

    public Histories Timer(int task, TimeSpan wait) => Add("TimerCreated", task, due: Now + wait);

    public Histories Done(int task, string what = "TaskCompleted") => Add(what, task);

    public Histories Failed(int task, string message) =>
        Add("TaskFailed", task, failure: new TaskFailureDetails("System.TimeoutException", message, null, null, null));

    public Histories Event(string name) => Add("EventRaised", name: name);

    private Histories Add(
        string what, int? task = null, string? name = null, string? other = null, string? data = null, DateTimeOffset? due = null, TaskFailureDetails? failure = null)
    {
        _records.Add(new(_records.Count, Now, what, task, name, other, data, due, failure));
        return this;
    }
}
