using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask;

namespace Automations.Runtime.Durable.Storage.Memory;

/// <summary>Applies one turn.</summary>
internal static class TurnChanges
{
    private static readonly CommitResult Refused = new(false, []);

    public static CommitResult Apply(MemoryTables tables, TurnCommit turn)
    {
        if (tables.Find(turn.Before.Key) is not { } instance || instance.Record.Turn != turn.Before.Turn)
        {
            return Refused;
        }

        if (turn.Consumed.Any(IsGone))
        {
            return Refused with { Gone = turn.Consumed.Where(IsGone).Select(m => ((StoredMessage)m).Sequence).ToHashSet() };
        }

        Consume(tables, instance, turn);
        instance.Record = turn.After;
        if (turn.ResetHistory || turn.After.IsFinished)
        {
            instance.Activities.Clear();
            tables.Timers.RemoveAll(instance);
        }

        if (turn.ResetHistory)
        {
            instance.History.Clear();
        }

        instance.History.AddRange(turn.History);
        if (turn.Payloads is { } payloads)
        {
            instance.Payloads = payloads with { Input = turn.ResetHistory ? payloads.Input : instance.Payloads.Input };
        }

        if (!turn.After.IsFinished)
        {
            Schedule(tables, instance, turn);
        }

        return new(true, [.. Send(tables, turn).OfType<Delivery>()]);

        bool IsGone(Message message) => message is StoredMessage stored && !tables.IsStored(stored.Sequence);
    }

    private static void Consume(MemoryTables tables, StoredInstance instance, TurnCommit turn)
    {
        foreach (var message in turn.Consumed)
        {
            switch (message)
            {
                case StoredMessage stored:
                    tables.Consume(stored.Sequence);
                    break;
                case ActivityResult result when result.Execution == turn.Before.Execution:
                    instance.Activities.Remove(result.Answer.TaskId);
                    break;
                case DueTimer timer when timer.Execution == turn.Before.Execution:
                    tables.Timers.Remove(instance, timer.TaskId);
                    break;
            }
        }

        foreach (var task in turn.CanceledTimers)
        {
            tables.Timers.Remove(instance, task);
        }
    }

    private static void Schedule(MemoryTables tables, StoredInstance instance, TurnCommit turn)
    {
        foreach (var activity in turn.Activities)
        {
            instance.Activities.Add(activity.TaskId, activity);
        }

        foreach (var timer in turn.Timers)
        {
            tables.Timers.Set(instance, turn.After.UpdatedAt, timer);
        }
    }

    private static IEnumerable<Delivery?> Send(MemoryTables tables, TurnCommit turn)
    {
        foreach (var child in turn.Children)
        {
            yield return Start(tables, child);
        }

        foreach (var message in turn.Outgoing)
        {
            var receiver = message.Key is { } key ? tables.Find(key) : tables.Find(message.InstanceId);
            yield return receiver is null ? null : tables.Send(receiver, message.Event, message.Key is null ? null : message.Execution);
        }
    }

    /// <summary>A child whose id is taken fails, as its parent is told; it does not disturb the other instance.</summary>
    private static Delivery? Start(MemoryTables tables, NewInstance child)
    {
        try
        {
            return InstanceChanges.Create(tables, child);
        }
        catch (InvalidOperationException exception)
        {
            var parent = child.Start.Parent!;
            var answer = new SubOrchestrationFailed(parent.TaskId, TaskFailureDetails.FromException(exception)) { At = child.CreatedAt };
            return tables.Find(parent.Key) is { } receiver ? tables.Send(receiver, answer, parent.Execution) : null;
        }
    }
}
