using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>Sets failed instances back. Runs inside the writer's transaction, on the writer's thread.</summary>
internal static class RewindWriter
{
    /// <returns>Null when one of them has changed since it was looked at.</returns>
    public static RewindResult? Rewind(Session session, InstanceWriter writer, IReadOnlyList<Rewinding> instances)
    {
        const string Turn = "SELECT turn FROM instances WHERE key = ?1";
        if (instances.Any(i => session.First(Turn, r => (long?)r.GetInt64(0), i.Failed.Key) != i.Failed.Turn))
        {
            return null;
        }

        var results = instances.Select(i => Rewind(session, writer, i)).ToList();
        return new([.. results.SelectMany(r => r.Deliveries)], [.. results.SelectMany(r => r.Activities)]);
    }

    private static RewindResult Rewind(Session session, InstanceWriter writer, Rewinding instance)
    {
        var (failed, plan) = instance;
        var (key, turn) = (failed.Key, failed.Turn + 1);
        session.Run("UPDATE instances SET status = ?2, turn = ?3 WHERE key = ?1", key, (int)OrchestrationRuntimeStatus.Running, turn);
        session.Run("DELETE FROM history WHERE key = ?1", key);
        session.Run("INSERT INTO history (key, turn, events) VALUES (?1, ?2, ?3)", key, turn, HistoryJson.Write(plan.History));
        session.Run("UPDATE payloads SET output = NULL, failure = NULL WHERE key = ?1", key);
        foreach (var task in plan.Activities)
        {
            session.Run("INSERT INTO activities (key, task, turn) VALUES (?1, ?2, ?3)", key, task.TaskId, turn);
        }

        foreach (var timer in plan.Timers)
        {
            session.Run(
                "INSERT INTO timers (key, task, execution, since, due_at) VALUES (?1, ?2, ?3, ?4, ?5)",
                key, timer.TaskId, failed.Execution, timer.At.UtcTicks, timer.DueAt.UtcTicks);
        }

        return new(
            [.. plan.Events.Select(e => writer.Add(session, key, e, null))],
            [.. plan.Activities.Select(a => new PendingActivity(key, failed.Id, failed.Execution, a))]);
    }
}
