using System.Text;
using Automations.Runtime.Durable.Core;
using Automations.Runtime.Durable.Storage;
using Automations.Runtime.Durable.Storage.Sqlite;
using Microsoft.DurableTask.Client;

namespace Automations.Durable.Tests.Simulation;

/// <summary>Looks at the disk after every write, and compares it with what it was before.</summary>
internal sealed class Invariants(IDurableStore disk, TimeProvider clock)
{
    private readonly Dictionary<long, Seen> seen = [];

    /// <summary>Events are heard in the order they were accepted, unless one was lost in memory and found again by the next start.</summary>
    public bool EventsKeepTheirOrder { get; set; } = true;

    public static T Now<T>(Task<T> task) => task.GetAwaiter().GetResult();

    public void Check()
    {
        var (messages, activities) = Now(disk.RecoverAsync());
        var timers = Now(disk.DueTimersAsync(DateTimeOffset.MaxValue, int.MaxValue, null));
        foreach (var (instance, payloads) in Now(disk.QueryAsync(new(0, int.MaxValue, Payloads: true))))
        {
            var history = Now(disk.HistoryAsync(instance.Key));
            var view = new Seen(instance, payloads!, [.. history.Select(Text)]);
            if (seen.TryGetValue(instance.Key, out var before))
            {
                CheckChange(before, view);
            }

            seen[instance.Key] = view;
            CheckHistory(instance, history);
            CheckPending(
                instance,
                history,
                [.. activities.Where(a => a.Key == instance.Key).Select(a => a.Task.TaskId)],
                [.. timers.Where(t => t.Key == instance.Key).Select(t => t.Timer.TaskId)]);
            CheckEvents(instance, [.. history.Concat(messages.Where(m => m.Key == instance.Key).Select(m => m.Message.Event)).OfType<EventRaised>()]);
        }
    }

    private static string Text(HistoryEvent happened) => Encoding.UTF8.GetString(HistoryJson.Write(happened));

    private static void CheckChange(Seen before, Seen after)
    {
        var (old, now) = (before.Instance, after.Instance);
        if (old.Turn == now.Turn)
        {
            Require(old == now && before.Payloads == after.Payloads && before.History.SequenceEqual(after.History), now, "has changed without a turn");
            return;
        }

        Require(!old.IsFinished, now, $"was {old.Status} and has changed");
        Require(now.Turn == old.Turn + 1, now, $"turn {old.Turn} is followed by {now.Turn}");
        Require(now.Execution >= old.Execution, now, "has gone back to an earlier life");
        if (now.Execution == old.Execution)
        {
            Require(after.History.Take(before.History.Count).SequenceEqual(before.History), now, "its history was rewritten");
        }
    }

    private void CheckHistory(InstanceRecord instance, IReadOnlyList<HistoryEvent> history)
    {
        var open = new Dictionary<int, Decision>();
        // what the code may not have seen yet when it decides: the same turn's, or held back while suspended
        var unseen = new HashSet<int>();
        var (now, suspended) = (DateTimeOffset.MinValue, false);
        foreach (var happened in history)
        {
            switch (happened)
            {
                case OrchestratorStarted:
                    Require(happened.At >= now, instance, "time went back between two turns");
                    Require(happened.At <= clock.GetUtcNow(), instance, "a turn was played in the future");
                    now = happened.At;
                    unseen = suspended ? unseen : [];
                    break;
                case ExecutionSuspended or ExecutionResumed:
                    suspended = happened is ExecutionSuspended;
                    break;
                case TimerCanceled canceled:
                    Require(open.Remove(canceled.TaskId) || unseen.Contains(canceled.TaskId), instance, $"timer {canceled.TaskId} was canceled and was not open");
                    break;
                case Decision decision:
                    Require(open.TryAdd(decision.TaskId, decision), instance, $"task {decision.TaskId} was decided twice");
                    break;
                case Answer answer:
                    Require(open.Remove(answer.TaskId, out var asked) && Fits(asked, answer), instance, $"{answer} answers nothing that is open");
                    unseen.Add(answer.TaskId);
                    Require(answer is not TimerFired || now >= ((TimerCreated)asked!).DueAt, instance, $"{answer} came early, at {now:O}");
                    Require(answer is not SubOrchestrationCompleted done || IsResultOf(((SubOrchestrationCreated)asked!).InstanceId, done), instance, $"{answer} is not what the child ended with");
                    break;
            }
        }

        var starts = history.OfType<ExecutionStarted>().Count();
        var mayHaveNone = instance.Status is not (OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed);
        Require(starts == 1 || (starts == 0 && mayHaveNone), instance, $"has started {starts} times");
        Require(history.OfType<ExecutionCompleted>().Any() == instance.IsFinished, instance, $"is {instance.Status}, and its history says otherwise");
    }

    private static bool Fits(Decision asked, Answer answer) => answer switch
    {
        TaskCompleted or TaskFailed => asked is TaskScheduled,
        SubOrchestrationCompleted or SubOrchestrationFailed => asked is SubOrchestrationCreated,
        _ => asked is TimerCreated,
    };

    private bool IsResultOf(string child, SubOrchestrationCompleted done) =>
        Now(disk.FindAsync(child, payloads: true)) is { Instance.IsFinished: true } found && found.Payloads!.Output == done.Result;

    /// <summary>What the history leaves open is what will be answered: nothing is lost, and nothing waits in vain.</summary>
    private static void CheckPending(InstanceRecord instance, IReadOnlyList<HistoryEvent> history, int[] activities, int[] timers)
    {
        var closed = history.OfType<Answer>().Select(a => a.TaskId).Concat(history.OfType<TimerCanceled>().Select(c => c.TaskId)).ToHashSet();
        var open = instance.IsFinished ? [] : history.OfType<Decision>().Where(d => !closed.Contains(d.TaskId)).ToList();
        Require(open.OfType<TaskScheduled>().Select(t => t.TaskId).Order().SequenceEqual(activities.Order()), instance, $"pending activities: {string.Join(' ', activities)}");
        var expected = open.OfType<TimerCreated>().Select(t => t.TaskId);
        Require(expected.Order().SequenceEqual(timers.Where(t => t != DueTimer.StartId).Order()), instance, $"pending timers: {string.Join(' ', timers)}");
    }

    /// <summary>Every event of a simulation is different, so one that is there twice was stored, or applied, twice.</summary>
    private void CheckEvents(InstanceRecord instance, IReadOnlyList<EventRaised> events)
    {
        var twice = events.GroupBy(e => (e.Name, e.Input)).FirstOrDefault(g => g.Count() > 1);
        Require(twice is null, instance, $"event {twice?.Key} is there twice");
        var disordered = events.GroupBy(e => e.Name).FirstOrDefault(g => !g.Select(e => e.Input).SequenceEqual(g.Select(e => e.Input).Order(StringComparer.Ordinal)));
        Require(disordered is null || !EventsKeepTheirOrder, instance, $"event {disordered?.Key} came in another order than it was raised");
    }

    private static void Require(bool holds, InstanceRecord instance, string broken)
    {
        if (!holds)
        {
            throw new InvariantException($"Instance '{instance.Id}' (turn {instance.Turn}, life {instance.Execution}, {instance.Status}): {broken}");
        }
    }

    private sealed record Seen(InstanceRecord Instance, Payloads Payloads, IReadOnlyList<string> History);
}

internal sealed class InvariantException(string message) : Exception(message);
