using System.Text.Json.Nodes;
using Automations.Runtime.Host.Options;
using DurableTask.Core;
using DurableTask.Core.History;

namespace Automations.Runtime.Host.Durable.Http;

/// <summary>
/// A history as the status query shows it: what was asked for appears in the line of its answer, with the time when it was asked, and
/// alone only while there is no answer. Beginnings and ends of turns are left out.
/// </summary>
internal sealed class HistoryLines
{
    private readonly bool _showInput;
    private readonly bool _showOutput;
    private readonly Dictionary<int, HistoryEvent> _asked;
    private readonly HashSet<int> _answered;

    private HistoryLines(IList<HistoryEvent> history, bool showInput, bool showOutput)
    {
        _showInput = showInput;
        _showOutput = showOutput;
        _asked = history.Where(e => e is TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent).ToDictionary(e => e.EventId);
        _answered = [.. history.Select(AnswerTo).OfType<int>()];
    }

    public static IReadOnlyList<JsonObject> Of(IList<HistoryEvent> history, bool showInput, bool showOutput)
    {
        var lines = new HistoryLines(history, showInput, showOutput);
        return [.. history.Where(lines.IsShown).Select(lines.Line)];
    }

    private bool IsShown(HistoryEvent happened) => happened switch
    {
        OrchestratorStartedEvent or OrchestratorCompletedEvent => false,
        TaskScheduledEvent or SubOrchestrationInstanceCreatedEvent => !_answered.Contains(happened.EventId),
        _ => true,
    };

    private static int? AnswerTo(HistoryEvent happened) => happened switch
    {
        TaskCompletedEvent e => e.TaskScheduledId,
        TaskFailedEvent e => e.TaskScheduledId,
        SubOrchestrationInstanceCompletedEvent e => e.TaskScheduledId,
        SubOrchestrationInstanceFailedEvent e => e.TaskScheduledId,
        _ => null,
    };

    private JsonObject Line(HistoryEvent happened)
    {
        var line = new JsonObject { ["EventType"] = happened.EventType.ToString(), ["Timestamp"] = Time(happened.Timestamp) };
        if (AnswerTo(happened) is { } task)
            AddQuestion(line, _asked[task]);
        switch (happened)
        {
            case ExecutionStartedEvent e:
                line["FunctionName"] = e.Name;
                Add(line, "Input", e.Input, _showInput);
                break;
            case TaskScheduledEvent e:
                AddNamed(line, e.Name, e.Input);
                break;
            case SubOrchestrationInstanceCreatedEvent e:
                line["InstanceId"] = e.InstanceId;
                AddNamed(line, e.Name, e.Input);
                break;
            case TaskCompletedEvent e:
                Add(line, "Result", e.Result, _showOutput);
                break;
            case SubOrchestrationInstanceCompletedEvent e:
                Add(line, "Result", e.Result, _showOutput);
                break;
            case TaskFailedEvent e:
                AddFailure(line, e.Reason, e.FailureDetails);
                break;
            case SubOrchestrationInstanceFailedEvent e:
                AddFailure(line, e.Reason, e.FailureDetails);
                break;
            case TimerCreatedEvent e:
                line["FireAt"] = Time(e.FireAt);
                break;
            case TimerFiredEvent e:
                line["FireAt"] = Time(e.FireAt);
                break;
            case EventRaisedEvent e:
                AddNamed(line, e.Name, e.Input);
                break;
            case EventSentEvent e:
                line["InstanceId"] = e.InstanceId;
                AddNamed(line, e.Name, e.Input);
                break;
            case ExecutionCompletedEvent e:
                line["OrchestrationStatus"] = e.OrchestrationStatus.ToString();
                Add(line, "Result", e.Result, _showOutput);
                AddFailure(line, e.FailureDetails?.ErrorMessage, e.FailureDetails);
                break;
            case ExecutionTerminatedEvent e:
                Add(line, "Input", e.Input, _showInput);
                break;
            case ExecutionSuspendedEvent e:
                line["Reason"] = e.Reason;
                break;
            case ExecutionResumedEvent e:
                line["Reason"] = e.Reason;
                break;
            case ExecutionRewoundEvent e:
                line["Reason"] = e.Reason;
                break;
        }

        return line;
    }

    private void AddQuestion(JsonObject line, HistoryEvent asked)
    {
        var (name, input) = asked is TaskScheduledEvent task
            ? (task.Name, task.Input)
            : (((SubOrchestrationInstanceCreatedEvent)asked).Name, ((SubOrchestrationInstanceCreatedEvent)asked).Input);
        line["ScheduledTime"] = Time(asked.Timestamp);
        line["FunctionName"] = name;
        Add(line, "Input", input, _showInput);
    }

    private void AddNamed(JsonObject line, string? name, string? input)
    {
        line["Name"] = name;
        Add(line, "Input", input, _showInput);
    }

    private static void Add(JsonObject line, string property, string? json, bool shown)
    {
        if (shown && json is not null)
            line[property] = InstanceStatus.Json(json);
    }

    private static void AddFailure(JsonObject line, string? reason, FailureDetails? failure)
    {
        if (failure is null)
            return;
        line["Reason"] = reason;
        line["FailureDetails"] = Of(failure);
    }

    private static JsonObject Of(FailureDetails failure) => new()
    {
        ["ErrorType"] = failure.ErrorType,
        ["ErrorMessage"] = failure.ErrorMessage,
        ["StackTrace"] = failure.StackTrace,
        ["InnerFailure"] = failure.InnerFailure is { } inner ? Of(inner) : null,
        ["IsNonRetriable"] = failure.IsNonRetriable,
    };

    private static string Time(DateTime utc) => IsoInstant.Write(new DateTimeOffset(utc, TimeSpan.Zero));
}
