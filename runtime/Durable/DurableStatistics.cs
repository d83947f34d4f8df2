using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable;

/// <param name="PendingActivities">Scheduled and not yet answered.</param>
/// <param name="PendingTimers">Waiting timers, scheduled starts included.</param>
/// <param name="NextDue">When the earliest of them is due.</param>
public sealed record DurableStatistics(
    IReadOnlyDictionary<OrchestrationRuntimeStatus, int> InstancesByStatus,
    int PendingActivities,
    int PendingTimers,
    DateTimeOffset? NextDue);
