namespace Automations.Runtime.Durable.Core;

/// <summary>
/// How a failed instance goes back to before its failure: the last turn that was told of a failed task (or, if there is none, the
/// very last turn) is undone with all that followed. Its failed tasks run again; what else had arrived arrives again.
/// </summary>
/// <param name="History">What stays.</param>
/// <param name="Events">What is delivered anew, the wake-up last.</param>
/// <param name="Activities">Those that are open again.</param>
/// <param name="Children">Ids of the sub-orchestrations that had failed and have to be rewound too.</param>
internal sealed record RewindPlan(
    IReadOnlyList<HistoryEvent> History,
    IReadOnlyList<HistoryEvent> Events,
    IReadOnlyList<TaskScheduled> Activities,
    IReadOnlyList<TimerCreated> Timers,
    IReadOnlyList<string> Children)
{
    public static RewindPlan For(IReadOnlyList<HistoryEvent> history, ExecutionRewound wake)
    {
        var cut = CutBefore(history);
        var kept = history.Take(cut).ToList();
        var undone = history.Skip(cut).ToList();
        var open = OpenDecisions(kept);
        HistoryEvent[] events =
        [
            .. undone.Where(e => e is EventRaised or ExecutionStarted || (e is Answer answer && !IsFailure(e) && open.ContainsKey(answer.TaskId))),
            wake,
        ];
        foreach (var answer in events.OfType<Answer>())
        {
            open.Remove(answer.TaskId);
        }

        var failed = undone.OfType<SubOrchestrationFailed>().Select(f => f.TaskId).ToHashSet();
        return new(
            kept,
            events,
            [.. open.Values.OfType<TaskScheduled>()],
            [.. open.Values.OfType<TimerCreated>()],
            [.. open.Values.OfType<SubOrchestrationCreated>().Where(c => failed.Contains(c.TaskId)).Select(c => c.InstanceId)]);
    }

    private static bool IsFailure(HistoryEvent happened) => happened is TaskFailed or SubOrchestrationFailed;

    private static int CutBefore(IReadOnlyList<HistoryEvent> history)
    {
        var (turn, cut) = (0, -1);
        for (var i = 0; i < history.Count; i++)
        {
            turn = history[i] is OrchestratorStarted ? i : turn;
            cut = IsFailure(history[i]) ? turn : cut;
        }

        return cut < 0 ? turn : cut;
    }

    private static SortedDictionary<int, Decision> OpenDecisions(List<HistoryEvent> history)
    {
        var open = new SortedDictionary<int, Decision>();
        foreach (var happened in history)
        {
            switch (happened)
            {
                case TimerCanceled canceled:
                    open.Remove(canceled.TaskId);
                    break;
                case Decision decision:
                    open[decision.TaskId] = decision;
                    break;
                case Answer answer:
                    open.Remove(answer.TaskId);
                    break;
            }
        }

        return open;
    }
}
