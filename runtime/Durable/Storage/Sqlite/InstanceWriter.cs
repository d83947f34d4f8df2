using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>Creates, reaches and removes instances. Runs inside the writer's transaction, on the writer's thread.</summary>
internal sealed class InstanceWriter(long lastKey, long lastSequence)
{
    private const string Find = $"SELECT {Rows.InstanceColumns} FROM instances i WHERE i.id = ?1";
    private long lastKey = lastKey;
    private long lastSequence = lastSequence;

    public Delivery? Create(Session session, NewInstance instance)
    {
        var start = instance.Start;
        var record = new InstanceRecord(
            lastKey + 1, instance.Id, start.Name, start.Version, OrchestrationRuntimeStatus.Pending, instance.CreatedAt, instance.CreatedAt, 0, 0, start.Parent, instance.Tags);
        if (!TryInsert(session, record))
        {
            MakeRoom(session, instance);
            TryInsert(session, record);
        }

        var key = ++lastKey;
        session.Run("INSERT INTO payloads (key, input) VALUES (?1, ?2)", key, start.Input);
        if (instance.StartAt is not { } at)
        {
            return Add(session, key, start, null) with { Created = record };
        }

        session.Run(
            "INSERT INTO timers (key, task, execution, since, due_at, event) VALUES (?1, ?2, 0, ?3, ?4, ?5)",
            key, DueTimer.StartId, instance.CreatedAt.UtcTicks, at.UtcTicks, HistoryJson.Write(start));
        return null;
    }

    public Delivery? Send(Session session, string instanceId, HistoryEvent happened) =>
        session.First(Find, Rows.Instance, instanceId) is { IsFinished: false } receiver
            ? Add(session, receiver.Key, happened, null)
            : null;

    public Delivery? Send(Session session, long key, HistoryEvent happened, int? execution)
    {
        var status = session.First("SELECT status FROM instances WHERE key = ?1", r => (OrchestrationRuntimeStatus?)r.GetInt32(0), key);
        return status is { } known && !known.IsFinal() ? Add(session, key, happened, execution) : null;
    }

    public static int Purge(Session session, IReadOnlyList<string> instanceIds, bool recursive)
    {
        var removed = 0;
        foreach (var id in instanceIds)
        {
            if (session.First(Find, Rows.Instance, id) is { IsFinished: true } instance)
            {
                removed += Purge(session, instance.Key, recursive);
            }
        }

        return removed;
    }

    /// <returns>False: the id is taken.</returns>
    private static bool TryInsert(Session session, InstanceRecord instance) => session.Run(
        """
        INSERT INTO instances (key, id, name, version, status, created_at, updated_at, execution, turn, parent_key, parent, tags)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 0, 0, ?7, ?8, ?9) ON CONFLICT (id) DO NOTHING
        """,
        instance.Key, instance.Id, instance.Name, instance.Version, (int)instance.Status, instance.CreatedAt.UtcTicks,
        instance.Parent?.Key, HistoryJson.Write(instance.Parent), HistoryJson.Write(instance.Tags)) > 0;

    private static void MakeRoom(Session session, NewInstance instance)
    {
        var existing = session.First(Find, Rows.Instance, instance.Id)!;
        if (instance.Refuse.Contains(existing.Status) || !existing.IsFinished)
        {
            throw StoreErrors.Exists(existing);
        }

        Remove(session, existing.Key);
    }

    /// <summary>Numbers are not used twice as long as the process lives: one that comes again is a message that comes again.</summary>
    public Delivery Add(Session session, long key, HistoryEvent happened, int? execution)
    {
        var sequence = ++lastSequence;
        session.Run(
            "INSERT INTO messages (sequence, key, execution, event) VALUES (?1, ?2, ?3, ?4)",
            sequence, key, execution, HistoryJson.Write(happened));
        return new(key, new(sequence, happened, execution));
    }

    private static int Purge(Session session, long key, bool recursive)
    {
        var removed = 1;
        if (recursive)
        {
            var children = session.All(
                $"SELECT {Rows.InstanceColumns} FROM instances i WHERE i.parent_key = ?1", Rows.Instance, key);
            removed += children.Where(c => c.IsFinished).Sum(c => Purge(session, c.Key, recursive));
        }

        Remove(session, key);
        return removed;
    }

    private static void Remove(Session session, long key)
    {
        session.Run("DELETE FROM instances WHERE key = ?1", key);
        session.Run("DELETE FROM payloads WHERE key = ?1", key);
        session.Run("DELETE FROM history WHERE key = ?1", key);
        session.Run("DELETE FROM messages WHERE key = ?1", key);
        session.Run("DELETE FROM activities WHERE key = ?1", key);
        session.Run("DELETE FROM timers WHERE key = ?1", key);
    }
}
