using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Core;

/// <summary>
/// One life of an instance, played from its events. It does no I/O and knows no clock: the same events give the same decisions.
/// It may stay in memory between turns; then only new events are played.
/// </summary>
internal sealed class OrchestrationRun
{
    private readonly OrchestrationSetup setup;
    private readonly OrchestrationScheduler scheduler;
    private readonly DecisionLog decisions;
    private readonly Queue<HistoryEvent> heldWhileSuspended = new();
    private readonly HashSet<int> heldAnswers = [];
    private readonly Dictionary<int, OpenTask> open = [];
    private readonly List<EventRaised> late = [];
    private Task<object?>? code;
    private string? escape;

    public OrchestrationRun(OrchestrationSetup setup)
    {
        this.setup = setup;
        decisions = new(setup.InstanceId);
        Events = new(setup.Converter);
        scheduler = new(() =>
        {
            escape = "a task that is not durable was awaited";
            setup.Escaped();
        });
    }

    public DateTimeOffset Now { get; private set; }

    public bool IsReplaying { get; private set; }

    public bool IsSuspended { get; private set; }

    public ExecutionStarted? Started { get; private set; }

    public ExternalEvents Events { get; }

    /// <summary>Null when the orchestrator has set none (in this life).</summary>
    public string? CustomStatus { get; set; }

    public ContinuedAsNew? Continuation { get; set; }

    public IEnumerable<string> OpenChildren => open.Values.Select(o => o.ChildId).OfType<string>();

    /// <summary>Events that came after the end of this life, in order: they are the next one's, as if they had come a turn later.</summary>
    public IReadOnlyList<EventRaised> LateEvents => late;

    /// <summary>Nothing has answered it yet, not even while the instance is suspended.</summary>
    public bool IsOpen(int taskId) => open.ContainsKey(taskId) && !heldAnswers.Contains(taskId);

    /// <summary>Plays the past again without deciding anything.</summary>
    /// <exception cref="NonDeterminismException">The code does not do what its history says.</exception>
    public void Replay(IEnumerable<HistoryEvent> past)
    {
        IsReplaying = true;
        var index = 0;
        foreach (var happened in past)
        {
            if (happened is Decision decision)
            {
                decisions.Confirm(decision, index);
            }
            else
            {
                if (happened is OrchestratorStarted)
                {
                    decisions.ThrowIfUnconfirmed(index);
                }

                Play(happened);
            }

            index++;
        }

        decisions.ThrowIfUnconfirmed(index);
        IsReplaying = false;
    }

    /// <summary>Plays what is new, and returns what the code decided, in order.</summary>
    public IReadOnlyList<Decision> Execute(IEnumerable<HistoryEvent> news)
    {
        IsReplaying = false;
        foreach (var happened in news)
        {
            Play(happened);
        }

        if (escape is null && code is { IsCompleted: false } && open.Count == 0 && !Events.HasWaiters && !IsSuspended && !decisions.HasEnded)
        {
            escape = "it waits for a task that is not durable";
        }

        if (escape is not null && !decisions.HasEnded)
        {
            End(NonDeterminismException.Escaped(setup.InstanceId, escape));
        }

        return decisions.TakeNew();
    }

    /// <summary>Ends the life without asking the code.</summary>
    public IReadOnlyList<Decision> Abort(Exception reason, DateTimeOffset now)
    {
        IsReplaying = false;
        Now = now;
        decisions.Clear();
        End(reason);
        return decisions.TakeNew();
    }

    public void Guard(string operation)
    {
        if (!scheduler.IsCurrent)
        {
            escape = $"{operation} was called outside the orchestrator's own thread";
            setup.Escaped();
            throw NonDeterminismException.Escaped(setup.InstanceId, escape);
        }
    }

    public int NextTaskId() => decisions.NextTaskId();

    public void Decide(Decision decision, OpenTask? task = null)
    {
        decisions.Add(decision with { At = Now }, IsReplaying);
        if (task is not null)
        {
            open[decision.TaskId] = task;
        }
    }

    public bool Close(int taskId) => open.Remove(taskId);

    private void Play(HistoryEvent happened)
    {
        switch (happened)
        {
            case OrchestratorStarted:
                Now = happened.At;
                break;
            case ExecutionTerminated terminated:
                Complete(OrchestrationRuntimeStatus.Terminated, terminated.Output, null);
                break;
            case ExecutionSuspended:
                IsSuspended = true;
                break;
            case ExecutionResumed:
                IsSuspended = false;
                heldAnswers.Clear();
                while (heldWhileSuspended.TryDequeue(out var held))
                {
                    Deliver(held);
                }

                break;
            default:
                if (IsSuspended && happened is not ExecutionStarted)
                {
                    Hold(happened);
                }
                else
                {
                    Deliver(happened);
                }

                break;
        }
    }

    private void Hold(HistoryEvent happened)
    {
        heldWhileSuspended.Enqueue(happened);
        if (happened is Answer answer)
        {
            heldAnswers.Add(answer.TaskId);
        }
    }

    private void Deliver(HistoryEvent happened)
    {
        if (decisions.HasEnded)
        {
            if (happened is EventRaised raised)
            {
                late.Add(raised);
            }

            return;
        }

        scheduler.Play(() => Handle(happened));
        if (code is { IsCompleted: true } && !decisions.HasEnded)
        {
            Finish(code);
        }
    }

    private void Handle(HistoryEvent happened)
    {
        switch (happened)
        {
            case ExecutionStarted started:
                Start(started);
                break;
            case EventRaised raised:
                Events.Raise(raised);
                break;
            case Answer answer when open.Remove(answer.TaskId, out var task):
                switch (answer)
                {
                    case TaskCompleted done:
                        task.Complete(done.Result);
                        break;
                    case SubOrchestrationCompleted done:
                        task.Complete(done.Result);
                        break;
                    case TaskFailed failed:
                        task.Fail(new TaskFailedException(task.Name, failed.TaskId, failed.Failure));
                        break;
                    case SubOrchestrationFailed failed:
                        task.Fail(new TaskFailedException(task.Name, failed.TaskId, failed.Failure));
                        break;
                    default:
                        task.Complete(null);
                        break;
                }

                break;
        }
    }

    private void Start(ExecutionStarted started)
    {
        Started = started;
        var context = new ReplayContext(this, setup, started);
        code = Task.Factory.StartNew(
            () =>
            {
                var orchestrator = setup.FindOrchestrator(started.Name, started.Version)
                    ?? throw new OrchestratorNotFoundException(started.Name, started.Version);
                return orchestrator.RunAsync(context, context.ReadInput(orchestrator.InputType));
            },
            CancellationToken.None,
            TaskCreationOptions.None,
            scheduler).Unwrap();
    }

    private void Finish(Task<object?> finished)
    {
        if (finished.IsCompletedSuccessfully && Continuation is { } next)
        {
            Decide(next with { TaskId = NextTaskId() });
        }
        else if (finished.IsCompletedSuccessfully)
        {
            Succeed(finished.Result);
        }
        else
        {
            End(finished.Exception?.InnerException ?? new TaskCanceledException(finished));
        }
    }

    private void Succeed(object? result)
    {
        try
        {
            Complete(OrchestrationRuntimeStatus.Completed, setup.Converter.Serialize(result), null);
        }
#pragma warning disable CA1031 // whatever the converter throws is a failure of the orchestration
        catch (Exception exception)
#pragma warning restore CA1031
        {
            End(exception);
        }
    }

    private void End(Exception reason) =>
        Complete(OrchestrationRuntimeStatus.Failed, null, TaskFailureDetails.FromException(reason));

    private void Complete(OrchestrationRuntimeStatus status, string? output, TaskFailureDetails? failure)
    {
        if (!decisions.HasEnded)
        {
            Decide(new ExecutionCompleted(NextTaskId(), status, output, failure));
        }
    }
}
