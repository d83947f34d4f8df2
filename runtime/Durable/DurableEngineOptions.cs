using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace Automations.Runtime.Durable;

public sealed record DurableEngineOptions
{
    /// <summary>Null: in memory, gone when the engine is disposed.</summary>
    public string? DatabasePath { get; init; }

    public int MaxConcurrentActivities { get; init; } = 32;

    public int MaxConcurrentOrchestrations { get; init; } = 16;

    /// <summary>The version of instances that are started without one.</summary>
    public string DefaultVersion { get; init; } = "";

    /// <summary>Runs every activity twice, to show that running once more does no harm.</summary>
    public bool DeliverActivitiesTwice { get; init; }

    /// <summary>How many idle instances stay in memory, ready to go on without a replay. 0: every turn replays.</summary>
    public int CachedInstances { get; init; } = 10_000;

    public DataConverter DataConverter { get; init; } = JsonDataConverter.Default;

    /// <summary>Runs the engine; a simulation has its own.</summary>
    internal TaskScheduler Scheduler { get; init; } = TaskScheduler.Default;
}
