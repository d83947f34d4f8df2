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

    public static List<WorkflowCount> CountByName(MemoryTables tables) =>
    [
        .. tables.Instances.CountBy(instance => (instance.Record.Name, instance.Record.Status))
            .Select(count => new WorkflowCount(count.Key.Name, count.Key.Status, count.Value)),
    ];

    public static List<InstanceRecord> List(MemoryTables tables, InstanceListing listing)
    {
        var matching = tables.Instances.Select(instance => instance.Record).Where(instance => Matches(instance, listing));
        return listing.NewerThan is { } position
            ? [.. matching.Where(i => Compare(i, position) > 0).OrderBy(i => i.CreatedAt).ThenBy(i => i.Key).Take(listing.Limit).Reverse()]
            :
            [
                .. matching.Where(i => listing.OlderThan is not { } last || Compare(i, last) < 0)
                    .OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Key).Take(listing.Limit),
            ];
    }

    private static int Compare(InstanceRecord instance, InstancePosition position) =>
        (instance.CreatedAt, instance.Key).CompareTo((position.CreatedAt, position.Key));

    private static bool Matches(InstanceRecord instance, InstanceListing listing) =>
        (listing.Name is not { } name || instance.Name == name)
        && (listing.Statuses is not { Count: > 0 } statuses || statuses.Contains(instance.Status))
        && !(instance.CreatedAt < listing.CreatedFrom)
        && !(instance.CreatedAt > listing.CreatedTo)
        && instance.Id.Contains(listing.IdContains ?? "", StringComparison.OrdinalIgnoreCase)
        && (listing.ParentId is not { } parent || instance.Parent?.InstanceId == parent);

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
