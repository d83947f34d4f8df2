using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage.Memory;

internal static class InstanceSearch
{
    public static IEnumerable<StoredInstance> Find(MemoryTables tables, InstanceQuery query) =>
        tables.After(query.AfterKey).Where(instance => Matches(instance.Record, query)).Take(query.Limit);

    public static StoreCounts Count(MemoryTables tables) => new(
        tables.Instances.CountBy(instance => instance.Record.Status).ToDictionary(),
        tables.Instances.Sum(instance => instance.Activities.Count),
        tables.Timers.Count);

    private static bool Matches(InstanceRecord instance, InstanceQuery query) =>
        !(instance.CreatedAt < query.CreatedFrom)
        && !(instance.CreatedAt > query.CreatedTo)
        && query.Statuses?.Contains(instance.Status) is not false
        && (query.IdPrefix is not { } prefix || instance.Id.StartsWith(prefix, StringComparison.Ordinal))
        && ((query.CompletedFrom ?? query.CompletedTo) is null || HasCompleted(instance, query));

    private static bool HasCompleted(InstanceRecord instance, InstanceQuery query) =>
        instance.Status is OrchestrationRuntimeStatus.Completed or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated
        && !(instance.UpdatedAt < query.CompletedFrom)
        && !(instance.UpdatedAt > query.CompletedTo);
}
