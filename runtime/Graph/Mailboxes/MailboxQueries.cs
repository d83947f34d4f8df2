using Automations.Runtime.Graph.Calendar;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mailboxes;

/// <summary>What the pages read.</summary>
internal sealed class MailboxQueries(GraphDatabase database)
{
    public const int PageSize = 50;

    public Dictionary<string, int> Unread() => database.Read(s => s.Query(
        "SELECT mailbox, count(*) FROM message WHERE folder = 'inbox' AND is_read = 0 GROUP BY mailbox",
        r => KeyValuePair.Create(r.GetString(0), r.GetInt32(1)))).ToDictionary(StringComparer.Ordinal);

    /// <returns>Mailboxes in the order in which something came in last.</returns>
    public List<string> Latest(int count) => database.Read(s => s.Query(
        "SELECT mailbox FROM message WHERE folder = 'inbox' GROUP BY mailbox ORDER BY max(received_at) DESC, max(sequence) DESC LIMIT $1",
        r => r.GetString(0), count));

    public Dictionary<string, int> Counts(string mailbox) => database.Read(s => s.Query(
        "SELECT folder, count(*) FROM message WHERE mailbox = $1 GROUP BY folder",
        r => KeyValuePair.Create(r.GetString(0), r.GetInt32(1)), mailbox)).ToDictionary(StringComparer.Ordinal);

    /// <returns>One more than a page when older ones follow.</returns>
    public List<Message> List(string mailbox, string folder, int skip) => database.Read(s => s.Query(
        MessageRows.Select + " WHERE m.mailbox = $1 AND m.folder = $2 ORDER BY m.received_at DESC, m.sequence DESC LIMIT $3 OFFSET $4",
        MessageRows.Read, mailbox, folder, PageSize + 1, skip));

    public Message? Find(string mailbox, string id) => database.Read(s => MessageRows.Find(s, mailbox, id));

    public LetterBody Body(Message message) => database.Read(s => LetterRows.Body(s, message.Letter.Id));

    public List<KeyValuePair<string, string>> Properties(Message message) => database.Read(s => LetterRows.Properties(s, message.Sequence));

    public List<(string Id, string Name, string? ContentId, long Size)> Attachments(Message message) => database.Read(s => s.Query(
        "SELECT id, name, content_id, length(content) FROM attachment WHERE mail = $1 ORDER BY rowid",
        r => (r.GetString(0), r.GetString(1), r.IsDBNull(2) ? null : r.GetString(2), r.GetInt64(3)), message.Letter.Id));

    public (string Type, byte[] Content)? Attachment(string id) => database.Read(s => AttachmentRows.Content(s, id));

    public List<CalendarEvent> Events(string mailbox) => database.Read(s => s.Query(
        EventRows.Select + " WHERE mailbox = $1 ORDER BY start_at, sequence", EventRows.Read, mailbox));

    public CalendarEvent? Event(string mailbox, string id) => database.Read(s => EventRows.Find(s, mailbox, id));

    public void MarkRead(string mailbox, string id, bool read) => database.Write(s => s.Execute(
        "UPDATE message SET is_read = $3 WHERE mailbox = $1 AND immutable_id = $2", mailbox, id, read));

    public List<(string PostedAt, string Json)> Posts() => database.Read(s => s.Query(
        "SELECT posted_at, json FROM channel_post ORDER BY id DESC LIMIT 200", r => (r.GetString(0), r.GetString(1))));
}
