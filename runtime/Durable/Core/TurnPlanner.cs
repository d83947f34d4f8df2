using Automations.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Core;

/// <summary>
/// Plays one turn and works out what it changes. Pure: the same instance, run, messages and time give the same commit.
/// </summary>
internal static class TurnPlanner
{
    /// <summary>A life that continues as new this often within one turn, without ever waiting, would never end.</summary>
    private const int MaxLivesPerTurn = 1_000;

    private static readonly IReadOnlySet<OrchestrationRuntimeStatus> Unfinished = new HashSet<OrchestrationRuntimeStatus>
    {
        OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Suspended,
    };

    /// <param name="newRun">Makes the run of a further life, when the code continues as new.</param>
    public static (TurnCommit Commit, OrchestrationRun Run) Plan(
        InstanceRecord before,
        OrchestrationRun run,
        IReadOnlyList<Message> messages,
        DateTimeOffset now,
        Func<OrchestrationRun> newRun,
        NonDeterminismException? broken = null)
    {
        var events = Accept(before, run, messages, broken is not null);
        var turn = new Draft(before, now);
        var customStatus = run.CustomStatus;
        for (var lives = 1; ; lives++)
        {
            HistoryEvent[] news = [new OrchestratorStarted { At = now }, .. events];
            var decisions = broken is null ? run.Execute(news) : run.Abort(broken, now);
            turn.Add(news, decisions, run);
            if (decisions is not [.., ContinuedAsNew next])
            {
                break;
            }

            if (lives == MaxLivesPerTurn)
            {
                broken = NonDeterminismException.Escaped(before.Id, $"it continued as new {MaxLivesPerTurn} times without waiting");
            }

            events = turn.Renew(next, run);
            run = newRun();
        }

        return (turn.ToCommit(messages, run, customStatus), run);
    }

    /// <summary>Leaves out answers that nothing waits for any more: results delivered twice, timers cancelled, earlier lives.</summary>
    private static List<HistoryEvent> Accept(InstanceRecord instance, OrchestrationRun run, IReadOnlyList<Message> messages, bool all)
    {
        var accepted = new List<HistoryEvent>(messages.Count);
        var answered = new HashSet<int>();
        foreach (var message in messages)
        {
            if (message.Execution is { } life && life != instance.Execution)
            {
                continue;
            }

            var isAwaited = message.Event switch
            {
                Answer answer => all || (run.IsOpen(answer.TaskId) && answered.Add(answer.TaskId)),
                ExecutionStarted => run.Started is null,
                _ => true,
            };
            if (isAwaited)
            {
                accepted.Add(message.Event);
            }
        }

        return accepted;
    }

    private sealed class Draft(InstanceRecord before, DateTimeOffset now)
    {
        private readonly List<HistoryEvent> history = [];
        private readonly List<TaskScheduled> activities = [];
        private readonly List<TimerCreated> timers = [];
        private readonly List<int> canceled = [];
        private readonly List<NewInstance> children = [];
        private readonly List<Outgoing> outgoing = [];
        private InstanceRecord after = before with { Turn = before.Turn + 1, UpdatedAt = now };
        private bool reset;
        private ExecutionCompleted? end;
        private ContinuedAsNew? renewal;

        public void Add(HistoryEvent[] news, IReadOnlyList<Decision> decisions, OrchestrationRun run)
        {
            if (news.Length > 1 || decisions.Count > 0)
            {
                history.AddRange(news);
                history.AddRange(decisions);
            }

            foreach (var decision in decisions)
            {
                Apply(decision);
            }

            after = after with
            {
                Status = end?.Status ?? StatusOf(run),
            };
            if (end is not null && news.OfType<ExecutionTerminated>().FirstOrDefault() is { Recursive: true } terminated)
            {
                outgoing.AddRange(run.OpenChildren.Select(c => new Outgoing(null, c, terminated, null)));
            }
        }

        /// <summary>Begins the next life; what the old one has started and not finished is forgotten, except what it has sent.</summary>
        public List<HistoryEvent> Renew(ContinuedAsNew next, OrchestrationRun old)
        {
            reset = true;
            renewal = next;
            history.Clear();
            activities.Clear();
            timers.Clear();
            canceled.Clear();
            after = after with { Execution = after.Execution + 1, Version = next.Version ?? after.Version };
            var start = old.Started! with { Version = after.Version, Input = next.Input, Execution = after.Execution, At = now };
            return [start, .. next.KeepEvents ? old.Events.Unprocessed : [], .. old.LateEvents];
        }

        public TurnCommit ToCommit(IReadOnlyList<Message> consumed, OrchestrationRun run, string? customStatusBefore)
        {
            if (end is not null && before.Parent is { } parent)
            {
                Answer answer = end.Status == OrchestrationRuntimeStatus.Completed
                    ? new SubOrchestrationCompleted(parent.TaskId, end.Output) { At = now }
                    : new SubOrchestrationFailed(parent.TaskId, end.Failure ?? Terminated(end)) { At = now };
                outgoing.Add(new(parent.Key, parent.InstanceId, answer, parent.Execution));
            }

            var changed = end is not null || renewal is not null || run.CustomStatus != customStatusBefore;
            return new(before, after, reset)
            {
                History = history,
                Consumed = consumed,
                Activities = activities,
                Timers = timers,
                CanceledTimers = canceled,
                Children = children,
                Outgoing = outgoing,
                Payloads = changed ? new(run.Started?.Input, end?.Output, run.CustomStatus, end?.Failure) : null,
            };
        }

        private static OrchestrationRuntimeStatus StatusOf(OrchestrationRun run) => run switch
        {
            { IsSuspended: true } => OrchestrationRuntimeStatus.Suspended,
            { Started: null } => OrchestrationRuntimeStatus.Pending,
            _ => OrchestrationRuntimeStatus.Running,
        };

        private static Microsoft.DurableTask.TaskFailureDetails Terminated(ExecutionCompleted end) =>
            new("Terminated", $"The sub-orchestration was terminated: {end.Output}", null, null, null);

        private void Apply(Decision decision)
        {
            switch (decision)
            {
                case TaskScheduled task:
                    activities.Add(task);
                    break;
                case TimerCreated timer:
                    timers.Add(timer);
                    break;
                case TimerCanceled timer when timers.RemoveAll(t => t.TaskId == timer.TaskId) == 0:
                    canceled.Add(timer.TaskId);
                    break;
                case SubOrchestrationCreated child:
                    var parent = new ParentLink(before.Key, before.Id, after.Name, after.Execution, child.TaskId);
                    var start = new ExecutionStarted(child.Name, child.Version, child.Input, 0, parent) { At = now };
                    children.Add(new(child.InstanceId, start, now, null, child.Tags?.AsReadOnly(), Unfinished));
                    break;
                case EventSent sent:
                    outgoing.Add(new(null, sent.InstanceId, new EventRaised(sent.Name, sent.Input) { At = now }, null));
                    break;
                case ExecutionCompleted completed:
                    end = completed;
                    break;
            }
        }
    }
}
