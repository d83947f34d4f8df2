using Automations.Runtime.Durable.Core;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>Writes one turn. Runs inside the writer's transaction.</summary>
internal sealed class TurnWriter(InstanceWriter instances)
{
    private static readonly CommitResult Refused = new(false, []);

    public CommitResult Write(Session session, TurnCommit turn, byte[]? history)
    {
        var (key, after) = (turn.Before.Key, turn.After);
        var gone = ConsumeMessages(session, turn);
        if (gone.Count > 0 || Fence(session, turn) == 0)
        {
            Restore(session, turn, gone);
            return Refused with { Gone = gone };
        }

        Consume(session, turn);
        if (turn.ResetHistory || after.IsFinished)
        {
            session.Run("DELETE FROM activities WHERE key = ?1", key);
            session.Run("DELETE FROM timers WHERE key = ?1", key);
        }

        if (turn.ResetHistory)
        {
            session.Run("DELETE FROM history WHERE key = ?1", key);
        }

        if (history is not null)
        {
            session.Run("INSERT INTO history (key, turn, events) VALUES (?1, ?2, ?3)", key, after.Turn, history);
        }

        if (turn.Payloads is { } payloads)
        {
            session.Run(
                "UPDATE payloads SET output = ?2, custom_status = ?3, failure = ?4 WHERE key = ?1",
                key, payloads.Output, payloads.CustomStatus, HistoryJson.Write(payloads.Failure));
        }

        if (turn.ResetHistory)
        {
            session.Run("UPDATE payloads SET input = ?2 WHERE key = ?1", key, turn.Payloads?.Input);
        }

        if (!after.IsFinished)
        {
            Schedule(session, turn);
        }

        return new(true, Send(session, turn));
    }

    /// <summary>Most turns leave the status as it is; the indexes on it are then left alone too.</summary>
    private static int Fence(Session session, TurnCommit turn)
    {
        var (before, after) = (turn.Before, turn.After);
        return after.Status == before.Status
            ? session.Run(
                "UPDATE instances SET version = ?3, updated_at = ?4, execution = ?5, turn = ?6 WHERE key = ?1 AND turn = ?2",
                before.Key, before.Turn, after.Version, after.UpdatedAt.UtcTicks, after.Execution, after.Turn)
            : session.Run(
                """
                UPDATE instances SET version = ?3, updated_at = ?4, execution = ?5, turn = ?6, status = ?7
                WHERE key = ?1 AND turn = ?2
                """,
                before.Key, before.Turn, after.Version, after.UpdatedAt.UtcTicks, after.Execution, after.Turn, (int)after.Status);
    }

    /// <summary>Comes first: what an earlier turn has consumed must not happen again.</summary>
    /// <returns>Those that are not there any more.</returns>
    private static IReadOnlySet<long> ConsumeMessages(Session session, TurnCommit turn)
    {
        HashSet<long>? gone = null;
        foreach (var message in turn.Consumed)
        {
            if (message is StoredMessage stored && session.Run("DELETE FROM messages WHERE sequence = ?1", stored.Sequence) == 0)
            {
                (gone ??= []).Add(stored.Sequence);
            }
        }

        return gone ?? Refused.Gone;
    }

    /// <summary>Undoes <see cref="ConsumeMessages"/>: other turns share the transaction, so it cannot be rolled back.</summary>
    private static void Restore(Session session, TurnCommit turn, IReadOnlySet<long> gone)
    {
        foreach (var message in turn.Consumed.OfType<StoredMessage>().Where(m => !gone.Contains(m.Sequence)))
        {
            session.Run(
                "INSERT INTO messages (sequence, key, execution, event) VALUES (?1, ?2, ?3, ?4)",
                message.Sequence, turn.Before.Key, message.Execution, HistoryJson.Write(message.Event));
        }
    }

    private static void Consume(Session session, TurnCommit turn)
    {
        var key = turn.Before.Key;
        foreach (var message in turn.Consumed)
        {
            _ = message switch
            {
                ActivityResult result when result.Execution == turn.Before.Execution =>
                    session.Run("DELETE FROM activities WHERE key = ?1 AND task = ?2", key, result.Answer.TaskId),
                DueTimer timer when timer.Execution == turn.Before.Execution =>
                    session.Run("DELETE FROM timers WHERE key = ?1 AND task = ?2", key, timer.TaskId),
                _ => 0,
            };
        }

        foreach (var task in turn.CanceledTimers)
        {
            session.Run("DELETE FROM timers WHERE key = ?1 AND task = ?2", key, task);
        }
    }

    private static void Schedule(Session session, TurnCommit turn)
    {
        var (key, after) = (turn.Before.Key, turn.After);
        foreach (var activity in turn.Activities)
        {
            session.Run("INSERT INTO activities (key, task, turn) VALUES (?1, ?2, ?3)", key, activity.TaskId, after.Turn);
        }

        foreach (var timer in turn.Timers)
        {
            session.Run(
                "INSERT INTO timers (key, task, execution, since, due_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                key, timer.TaskId, after.Execution, after.UpdatedAt.UtcTicks, timer.DueAt.UtcTicks);
        }
    }

    private List<Delivery> Send(Session session, TurnCommit turn)
    {
        var deliveries = new List<Delivery>();
        foreach (var child in turn.Children)
        {
            Deliver(Start(session, child));
        }

        foreach (var message in turn.Outgoing)
        {
            Deliver(message.Key is { } key
                ? instances.Send(session, key, message.Event, message.Execution)
                : instances.Send(session, message.InstanceId, message.Event));
        }

        return deliveries;

        void Deliver(Delivery? delivery)
        {
            if (delivery is not null)
            {
                deliveries.Add(delivery);
            }
        }
    }

    /// <summary>A child whose id is taken fails, as its parent is told; it does not disturb the other instance.</summary>
    private Delivery? Start(Session session, NewInstance child)
    {
        try
        {
            return instances.Create(session, child);
        }
        catch (InvalidOperationException exception)
        {
            var parent = child.Start.Parent!;
            var failure = Microsoft.DurableTask.TaskFailureDetails.FromException(exception);
            var answer = new SubOrchestrationFailed(parent.TaskId, failure) { At = child.CreatedAt };
            return instances.Send(session, parent.Key, answer, parent.Execution);
        }
    }
}
