using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Storage;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>Events in the database. Every method works inside the caller's transaction.</summary>
internal static class EventRows
{
    public const string Select =
        "SELECT sequence, mailbox, uid, transaction_id, is_organizer, subject, start_at, end_at, created_at, modified_at, json FROM event e";

    public static CalendarEvent Read(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Mailbox = row.GetString(1),
        Uid = row.GetString(2),
        TransactionId = row.IsDBNull(3) ? null : row.GetString(3),
        IsOrganizer = row.GetBoolean(4),
        Subject = row.GetString(5),
        StartAt = row.GetString(6),
        EndAt = row.GetString(7),
        CreatedAt = row.GetString(8),
        ModifiedAt = row.GetString(9),
        Details = JsonNode.Parse(row.GetString(10))!.AsObject(),
    };

    public static CalendarEvent? Find(Session session, string mailbox, string id) =>
        session.Query(Select + " WHERE item_id = $1 AND mailbox = $2", Read, id, mailbox).FirstOrDefault();

    public static CalendarEvent? FindTransaction(Session session, string mailbox, string transaction) =>
        session.Query(Select + " WHERE mailbox = $1 AND transaction_id = $2", Read, mailbox, transaction).FirstOrDefault();

    /// <summary>Everyone's copies of a meeting.</summary>
    public static List<CalendarEvent> Copies(Session session, string uid) => session.Query(Select + " WHERE uid = $1", Read, uid);

    public static void Insert(Session session, CalendarEvent entry) => session.Execute(
        """
        INSERT INTO event (sequence, item_id, mailbox, uid, transaction_id, is_organizer, subject, start_at, end_at, created_at, modified_at, json)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        entry.Sequence, entry.Id, entry.Mailbox, entry.Uid, entry.TransactionId, entry.IsOrganizer, entry.Subject, entry.StartAt, entry.EndAt,
        entry.CreatedAt, entry.ModifiedAt, entry.Details.ToJsonString());

    public static void Update(Session session, CalendarEvent entry) => session.Execute(
        "UPDATE event SET subject = $2, start_at = $3, end_at = $4, modified_at = $5, json = $6 WHERE sequence = $1",
        entry.Sequence, entry.Subject, entry.StartAt, entry.EndAt, entry.ModifiedAt, entry.Details.ToJsonString());

    public static void Delete(Session session, CalendarEvent entry)
    {
        session.Execute("DELETE FROM event WHERE sequence = $1", entry.Sequence);
        session.Execute("DELETE FROM extended_property WHERE owner = $1", entry.Sequence);
    }
}
