using Automations.Runtime.Durable.Core;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace Automations.Runtime.Durable.Storage.Sqlite;

internal static class Rows
{
    public const string InstanceColumns =
        "i.key, i.id, i.name, i.version, i.status, i.created_at, i.updated_at, i.execution, i.turn, i.parent, i.tags";

    public const string PayloadColumns = "p.input, p.output, p.custom_status, p.failure";

    private const int InstanceColumnCount = 11;

    public static InstanceRecord Instance(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        (OrchestrationRuntimeStatus)row.GetInt32(4),
        Time(row.GetInt64(5)),
        Time(row.GetInt64(6)),
        row.GetInt32(7),
        row.GetInt64(8),
        HistoryJson.ReadParent(Text(row, 9)),
        HistoryJson.ReadTags(Text(row, 10)));

    public static (InstanceRecord Instance, Payloads? Payloads) InstanceWithPayloads(SqliteDataReader row) => (
        Instance(row),
        new Payloads(
            Text(row, InstanceColumnCount),
            Text(row, InstanceColumnCount + 1),
            Text(row, InstanceColumnCount + 2),
            HistoryJson.ReadFailure(Text(row, InstanceColumnCount + 3))));

    public static Delivery Message(SqliteDataReader row) =>
        new(row.GetInt64(1), new(row.GetInt64(0), Event(row, 3), row.IsDBNull(2) ? null : row.GetInt32(2)));

    public static TimerRow Timer(SqliteDataReader row)
    {
        var task = row.GetInt32(1);
        var due = Time(row.GetInt64(3));
        HistoryEvent happened = row.IsDBNull(4) ? new TimerFired(task, due) { At = due } : Event(row, 4);
        return new(row.GetInt64(0), due, new(task, happened, row.GetInt32(2)));
    }

    public static HistoryEvent Event(SqliteDataReader row, int column) => HistoryJson.ReadEvent(row.GetFieldValue<byte[]>(column));

    public static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    public static DateTimeOffset? NullableTime(SqliteDataReader row) => row.IsDBNull(0) ? null : Time(row.GetInt64(0));

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
