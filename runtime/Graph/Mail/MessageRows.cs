using System.Text.Json;
using Automations.Runtime.Graph.Storage;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Messages in the database. Every method works inside the caller's transaction.</summary>
internal static class MessageRows
{
    public const string Select =
        """
        SELECT m.sequence, m.generation, m.mailbox, m.folder, m.kind, m.is_draft, m.is_read, m.categories, m.event_id, m.created_at,
               m.modified_at, m.received_at, l.id, l.internet_id, l.conversation_id, l.subject, l.sender_name, l.sender_address, l.recipients,
               l.importance, l.headers, l.preview, l.has_attachments, l.sent_at
        FROM message m CROSS JOIN mail l ON l.id = m.mail
        """;

    public static Message Read(SqliteDataReader row) => new()
    {
        Sequence = row.GetInt64(0),
        Generation = row.GetInt32(1),
        Mailbox = row.GetString(2),
        Folder = row.GetString(3),
        Kind = row.GetString(4),
        IsDraft = row.GetBoolean(5),
        IsRead = row.GetBoolean(6),
        Categories = JsonSerializer.Deserialize<string[]>(row.GetString(7))!,
        EventId = row.IsDBNull(8) ? null : row.GetString(8),
        CreatedAt = row.GetString(9),
        ModifiedAt = row.GetString(10),
        ReceivedAt = row.GetString(11),
        Letter = new Letter
        {
            Id = row.GetInt64(12),
            InternetId = row.GetString(13),
            ConversationId = row.GetString(14),
            Subject = row.GetString(15),
            From = new Recipient(row.GetString(16), row.GetString(17)),
            Recipients = JsonSerializer.Deserialize<Recipients>(row.GetString(18))!,
            Importance = row.GetString(19),
            Headers = JsonSerializer.Deserialize<Header[]>(row.GetString(20))!,
            Preview = row.GetString(21),
            HasAttachments = row.GetBoolean(22),
            SentAt = row.IsDBNull(23) ? null : row.GetString(23),
        },
    };

    /// <summary>By either kind of id.</summary>
    public static Message? Find(Session session, string mailbox, string id) =>
        session.Query(Select + " WHERE m.item_id = $1", Read, id).FirstOrDefault(m => m.Mailbox == mailbox)
        ?? session.Query(Select + " WHERE m.immutable_id = $1", Read, id).FirstOrDefault(m => m.Mailbox == mailbox);

    public static void Insert(Session session, Message message) => session.Execute(
        """
        INSERT INTO message (sequence, item_id, immutable_id, generation, mailbox, folder, mail, kind, is_draft, is_read, categories, event_id,
                             created_at, modified_at, received_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """,
        message.Sequence, message.ItemId, message.ImmutableId, message.Generation, message.Mailbox, message.Folder, message.Letter.Id, message.Kind,
        message.IsDraft, message.IsRead, JsonSerializer.Serialize(message.Categories), message.EventId, message.CreatedAt, message.ModifiedAt,
        message.ReceivedAt);

    public static void Update(Session session, Message message) => session.Execute(
        """
        UPDATE message SET item_id = $2, generation = $3, folder = $4, is_draft = $5, is_read = $6, categories = $7, modified_at = $8, received_at = $9
        WHERE sequence = $1
        """,
        message.Sequence, message.ItemId, message.Generation, message.Folder, message.IsDraft, message.IsRead,
        JsonSerializer.Serialize(message.Categories), message.ModifiedAt, message.ReceivedAt);

    public static Message Move(Session session, Message message, string folder, string now)
    {
        var moved = message with { Folder = folder, Generation = message.Generation + 1, ModifiedAt = now };
        Update(session, moved);
        return moved;
    }

    /// <summary>Removes the copy; the letter stays while other copies or the log of what was sent need it.</summary>
    public static void Delete(Session session, Message message)
    {
        session.Execute("DELETE FROM message WHERE sequence = $1", message.Sequence);
        session.Execute("DELETE FROM extended_property WHERE owner = $1", message.Sequence);
    }
}
