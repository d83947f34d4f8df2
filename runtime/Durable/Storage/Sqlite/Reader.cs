using Automations.Runtime.Durable.Core;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage.Sqlite;

/// <summary>Everything that is read, each as one consistent statement or a few in one transaction.</summary>
internal static class Reader
{
    public static InstanceRecord? Find(Session session, long key) =>
        session.First($"SELECT {Rows.InstanceColumns} FROM instances i WHERE i.key = ?1", Rows.Instance, key);

    public static (InstanceRecord Instance, Payloads? Payloads)? Find(Session session, string id, bool payloads) => payloads
        ? session.First<(InstanceRecord, Payloads?)?>(
            $"SELECT {Rows.InstanceColumns}, {Rows.PayloadColumns} FROM instances i JOIN payloads p ON p.key = i.key WHERE i.id = ?1",
            r => Rows.InstanceWithPayloads(r),
            id)
        : session.First<(InstanceRecord, Payloads?)?>(
            $"SELECT {Rows.InstanceColumns} FROM instances i WHERE i.id = ?1",
            r => (Rows.Instance(r), null),
            id);

    public static List<HistoryEvent> History(Session session, long key) => [.. session
        .All("SELECT events FROM history WHERE key = ?1 ORDER BY turn", r => HistoryJson.ReadEvents(r.GetFieldValue<byte[]>(0)), key)
        .SelectMany(e => e)];

    public static List<(InstanceRecord Instance, Payloads? Payloads)> Query(Session session, InstanceQuery query)
    {
        const string Filter = """
            WHERE i.key > ?1
              AND (?3 IS NULL OR i.created_at >= ?3)
              AND (?4 IS NULL OR i.created_at <= ?4)
              AND (?5 IS NULL OR i.status IN (SELECT value FROM json_each(?5)))
              AND (?6 IS NULL OR substr(i.id, 1, length(?6)) = ?6)
              AND (?7 IS NULL OR (i.status IN (1, 3, 5) AND i.updated_at >= ?7))
              AND (?8 IS NULL OR (i.status IN (1, 3, 5) AND i.updated_at <= ?8))
            ORDER BY i.key LIMIT ?2
            """;
        ReadOnlySpan<object?> values =
        [
            query.AfterKey,
            query.Limit,
            query.CreatedFrom?.UtcTicks,
            query.CreatedTo?.UtcTicks,
            query.Statuses is { } statuses ? $"[{string.Join(',', statuses.Select(s => (int)s))}]" : null,
            query.IdPrefix,
            query.CompletedFrom?.UtcTicks,
            query.CompletedTo?.UtcTicks,
        ];
        return query.Payloads
            ? session.All(
                $"SELECT {Rows.InstanceColumns}, {Rows.PayloadColumns} FROM instances i JOIN payloads p ON p.key = i.key {Filter}",
                Rows.InstanceWithPayloads,
                values)
            : session.All($"SELECT {Rows.InstanceColumns} FROM instances i {Filter}", r => (Rows.Instance(r), (Payloads?)null), values);
    }

    public static (IReadOnlyList<Delivery> Messages, IReadOnlyList<PendingActivity> Activities) Recover(Session session)
    {
        var messages = session.All("SELECT sequence, key, execution, event FROM messages ORDER BY sequence", Rows.Message);
        var activities = session.All(
            """
            SELECT i.key, i.id, i.execution, a.turn, a.task FROM activities a JOIN instances i ON i.key = a.key
            ORDER BY a.key, a.turn, a.task
            """,
            r => (Key: r.GetInt64(0), Id: r.GetString(1), Execution: r.GetInt32(2), Turn: r.GetInt64(3), Task: r.GetInt32(4)));
        return (messages, [.. activities.GroupBy(a => (a.Key, a.Turn)).SelectMany(turn =>
        {
            var scheduled = Turn(session, turn.Key.Key, turn.Key.Turn).OfType<TaskScheduled>().ToDictionary(t => t.TaskId);
            return turn.Select(a => new PendingActivity(a.Key, a.Id, a.Execution, scheduled[a.Task]));
        })]);
    }

    public static List<TimerRow> DueTimers(Session session, DateTimeOffset now, int limit, TimerRow? last) => session.All(
        """
        SELECT key, task, execution, due_at, event FROM timers
        WHERE due_at <= ?1 AND due_at >= ?3 AND (due_at, key, task) > (?3, ?4, ?5) ORDER BY due_at, key, task LIMIT ?2
        """,
        Rows.Timer,
        now.UtcTicks,
        limit,
        last?.DueAt.UtcTicks ?? 0,
        last?.Key ?? 0,
        last?.Timer.TaskId ?? 0);

    public static DateTimeOffset? NextTimer(Session session, DateTimeOffset now) =>
        session.First("SELECT min(due_at) FROM timers WHERE due_at > ?1", Rows.NullableTime, now.UtcTicks);

    /// <summary>A wait of that length which still runs ends within that length from now: the index is enough.</summary>
    public static DateTimeOffset? NextShortTimer(Session session, DateTimeOffset now, TimeSpan limit) => session.First(
        "SELECT min(due_at) FROM timers WHERE due_at <= ?1 AND due_at - since <= ?2",
        Rows.NullableTime,
        (now + limit).UtcTicks,
        limit.Ticks);

    public static StoreCounts Count(Session session) => new(
        session.All("SELECT status, count(*) FROM instances GROUP BY status", r => (Status: r.GetInt32(0), Count: r.GetInt32(1)))
            .ToDictionary(r => (OrchestrationRuntimeStatus)r.Status, r => r.Count),
        session.First("SELECT count(*) FROM activities", r => r.GetInt32(0)),
        session.First("SELECT count(*) FROM timers", r => r.GetInt32(0)));

    private static List<HistoryEvent> Turn(Session session, long key, long turn) => session.First(
        "SELECT events FROM history WHERE key = ?1 AND turn = ?2",
        r => HistoryJson.ReadEvents(r.GetFieldValue<byte[]>(0)),
        key,
        turn) ?? [];
}
