using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage.Memory;

/// <summary>Creates, sets back and removes instances.</summary>
internal static class InstanceChanges
{
    /// <exception cref="InvalidOperationException">An instance of that id is in one of the refused states; nothing was changed.</exception>
    public static Delivery? Create(MemoryTables tables, NewInstance instance)
    {
        if (tables.Find(instance.Id) is { } existing)
        {
            if (instance.Refuse.Contains(existing.Record.Status) || !existing.Record.IsFinished)
            {
                throw StoreErrors.Exists(existing.Record);
            }

            tables.Remove(existing);
        }

        var (key, start) = (tables.NextKey(), instance.Start);
        var record = new InstanceRecord(
            key, instance.Id, start.Name, start.Version, OrchestrationRuntimeStatus.Pending, instance.CreatedAt, instance.CreatedAt, 0, 0, start.Parent, instance.Tags);
        var created = new StoredInstance(record, new(start.Input, null, null, null));
        tables.Add(created);
        if (instance.StartAt is not { } at)
        {
            return tables.Add(created, start, null) with { Created = record };
        }

        tables.Timers.Set(created, new(key, instance.CreatedAt, at, new(DueTimer.StartId, start, 0)));
        return null;
    }

    public static int Purge(MemoryTables tables, IReadOnlyList<string> instanceIds, bool recursive) =>
        instanceIds.Sum(id => tables.Find(id) is { Record.IsFinished: true } instance ? Purge(tables, instance, recursive) : 0);

    /// <returns>Null when one of them has changed since it was looked at.</returns>
    public static RewindResult? Rewind(MemoryTables tables, IReadOnlyList<Rewinding> instances)
    {
        if (instances.Any(i => tables.Find(i.Failed.Key)?.Record.Turn != i.Failed.Turn))
        {
            return null;
        }

        var results = instances.Select(i => Rewind(tables, i.Failed, i.Plan)).ToList();
        return new([.. results.SelectMany(r => r.Deliveries)], [.. results.SelectMany(r => r.Activities)]);
    }

    private static RewindResult Rewind(MemoryTables tables, InstanceRecord failed, RewindPlan plan)
    {
        var instance = tables.Find(failed.Key)!;
        instance.Record = instance.Record with { Status = OrchestrationRuntimeStatus.Running, Turn = failed.Turn + 1 };
        instance.Payloads = instance.Payloads with { Output = null, Failure = null };
        instance.History.Clear();
        instance.History.AddRange(plan.History);
        foreach (var activity in plan.Activities)
        {
            instance.Activities.Add(activity.TaskId, activity);
        }

        foreach (var timer in plan.Timers)
        {
            tables.Timers.Set(instance, timer.At, timer);
        }

        return new(
            [.. plan.Events.Select(happened => tables.Add(instance, happened, null))],
            [.. plan.Activities.Select(activity => new PendingActivity(failed.Key, failed.Id, failed.Execution, activity))]);
    }

    private static int Purge(MemoryTables tables, StoredInstance instance, bool recursive)
    {
        tables.Remove(instance);
        return 1 + (recursive
            ? instance.Children.Sum(key => tables.Find(key) is { Record.IsFinished: true } child ? Purge(tables, child, recursive) : 0)
            : 0);
    }
}
