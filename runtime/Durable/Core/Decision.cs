using System.Text.Json.Serialization;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Core;

/// <summary>What orchestrator code asked for. On replay the same code must ask for the same, in the same order.</summary>
internal abstract record Decision(int TaskId) : HistoryEvent
{
    /// <summary>What must agree between history and code; inputs and times may differ.</summary>
    [JsonIgnore]
    public abstract string Identity { get; }
}

internal sealed record TaskScheduled(int TaskId, string Name, string Version, string? Input) : Decision(TaskId)
{
    public IDictionary<string, string>? Tags { get; init; }

    [JsonIgnore]
    public override string Identity => $"activity '{Name}' (#{TaskId})";
}

internal sealed record TimerCreated(int TaskId, DateTimeOffset DueAt) : Decision(TaskId)
{
    [JsonIgnore]
    public override string Identity => $"timer (#{TaskId})";
}

internal sealed record TimerCanceled(int TaskId) : Decision(TaskId)
{
    [JsonIgnore]
    public override string Identity => $"cancellation of timer (#{TaskId})";
}

internal sealed record SubOrchestrationCreated(int TaskId, string Name, string Version, string InstanceId, string? Input) : Decision(TaskId)
{
    public IDictionary<string, string>? Tags { get; init; }

    [JsonIgnore]
    public override string Identity => $"sub-orchestration '{Name}' (#{TaskId})";
}

internal sealed record EventSent(int TaskId, string InstanceId, string Name, string? Input) : Decision(TaskId)
{
    [JsonIgnore]
    public override string Identity => $"event '{Name}' (#{TaskId}) to another instance";
}

internal sealed record ExecutionCompleted(int TaskId, OrchestrationRuntimeStatus Status, string? Output, TaskFailureDetails? Failure)
    : Decision(TaskId)
{
    [JsonIgnore]
    public override string Identity => $"end of the orchestration as {Status}";
}

/// <param name="Version">Null keeps the version.</param>
internal sealed record ContinuedAsNew(int TaskId, string? Input, string? Version, bool KeepEvents) : Decision(TaskId)
{
    [JsonIgnore]
    public override string Identity => "ContinueAsNew";
}
