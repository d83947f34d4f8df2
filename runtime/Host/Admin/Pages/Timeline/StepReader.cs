using System.Globalization;
using Automations.Runtime.Durable;

namespace Automations.Runtime.Host.Admin.Pages.Timeline;

/// <summary>
/// Reads a history as steps. The engine does not mark retries: a task that is scheduled again with the same name and input, in
/// the turn that learned of its failure or of the end of a timer set in that turn, is taken as the next try of the same step.
/// </summary>
internal sealed class StepReader
{
    private readonly List<Draft> _drafts = [];
    private readonly Dictionary<int, (Draft Draft, int Attempt)> _open = [];
    private readonly List<Draft> _failedThisTurn = [];
    private readonly Dictionary<int, Draft> _pauses = [];
    private readonly List<Draft> _pausesEndedThisTurn = [];

    public static IReadOnlyList<Step> Read(IReadOnlyList<HistoryRecord> history)
    {
        var reader = new StepReader();
        foreach (var record in history)
            reader.Take(record);
        return
        [
            .. reader._drafts.Where(draft => !draft.IsPause)
                .Select((draft, index) => new Step(index + 1, draft.Kind, draft.Name, draft.Other, draft.DueAt, draft.Attempts)),
        ];
    }

    private void Take(HistoryRecord record)
    {
        switch (record.Event)
        {
            case "OrchestratorStarted":
                _failedThisTurn.Clear();
                _pausesEndedThisTurn.Clear();
                break;
            case "TaskScheduled":
                Begin(record, StepKind.Activity, record.Name!);
                break;
            case "SubOrchestrationCreated":
                Begin(record, StepKind.Child, record.Name!);
                break;
            case "TimerCreated":
                Wait(record);
                break;
            case "TaskCompleted" or "SubOrchestrationCompleted" or "TimerFired":
                End(record, Outcome.Done);
                break;
            case "TaskFailed" or "SubOrchestrationFailed":
                End(record, Outcome.Failed);
                break;
            case "TimerCanceled":
                End(record, Outcome.Canceled);
                break;
            case "EventRaised":
                Mark(record, StepKind.Event, record.Name!);
                break;
            case "EventSent":
                Mark(record, StepKind.Sent, record.Name!);
                break;
            case "ExecutionSuspended" or "ExecutionResumed" or "ExecutionRewound" or "ExecutionTerminated":
                Mark(record, StepKind.Control, record.Event["Execution".Length..]);
                break;
        }
    }

    private void Begin(HistoryRecord record, StepKind kind, string name)
    {
        var earlier = _failedThisTurn.Concat(_pausesEndedThisTurn.Select(pause => pause.PauseOf!))
            .FirstOrDefault(draft => draft.Kind == kind && draft.Name == name && draft.Input == record.Data);
        if (earlier is not null)
        {
            _failedThisTurn.Remove(earlier);
            if (_pausesEndedThisTurn.Find(pause => pause.PauseOf == earlier) is { } pause)
            {
                pause.IsPause = true;
                _pausesEndedThisTurn.Remove(pause);
            }
        }

        var draft = earlier ?? Add(new Draft(kind, name) { Input = record.Data });
        draft.Other = record.InstanceId;
        Open(record, draft);
    }

    private void Wait(HistoryRecord record)
    {
        var due = record.DueAt?.UtcDateTime.ToString("ddd d MMM, HH:mm:ss", CultureInfo.InvariantCulture);
        var draft = Add(new Draft(StepKind.Timer, "until " + due) { DueAt = record.DueAt });
        Open(record, draft);
        if (_failedThisTurn.FirstOrDefault() is not { } failed)
            return;
        draft.PauseOf = failed;
        _failedThisTurn.RemoveAt(0);
        _pauses[record.TaskId!.Value] = draft;
    }

    private void End(HistoryRecord record, Outcome outcome)
    {
        if (record.TaskId is not { } task || !_open.Remove(task, out var open))
            return;
        var (draft, attempt) = open;
        draft.Attempts[attempt] = draft.Attempts[attempt] with
        {
            End = record.At,
            Outcome = outcome,
            Ended = record.Sequence,
            Failure = record.Failure,
        };
        if (outcome == Outcome.Failed)
            _failedThisTurn.Add(draft);
        if (_pauses.Remove(task, out var pause) && outcome == Outcome.Done)
            _pausesEndedThisTurn.Add(pause);
    }

    private void Mark(HistoryRecord record, StepKind kind, string name) =>
        Add(new Draft(kind, name) { Other = record.InstanceId }).Attempts.Add(new(record.At, record.At, Outcome.Done, record.Sequence, null, null));

    private void Open(HistoryRecord record, Draft draft)
    {
        draft.Attempts.Add(new(record.At, null, Outcome.Open, record.Sequence, null, null));
        _open[record.TaskId!.Value] = (draft, draft.Attempts.Count - 1);
    }

    private Draft Add(Draft draft)
    {
        _drafts.Add(draft);
        return draft;
    }

    private sealed class Draft(StepKind kind, string name)
    {
        public StepKind Kind { get; } = kind;

        public string Name { get; } = name;

        public string? Input { get; init; }

        public string? Other { get; set; }

        public DateTimeOffset? DueAt { get; init; }

        public List<Attempt> Attempts { get; } = [];

        /// <summary>The failed task after which this timer was set.</summary>
        public Draft? PauseOf { get; set; }

        /// <summary>It was the pause before another try, and is shown as a part of that step.</summary>
        public bool IsPause { get; set; }
    }
}
