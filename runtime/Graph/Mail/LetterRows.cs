using System.Text.Json;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Letters, their bodies, attachments and extended properties in the database.</summary>
internal static class LetterRows
{
    /// <returns>The letter with its new id.</returns>
    public static Letter Insert(Session session, Letter letter, LetterBody body)
    {
        var id = session.Scalar<long>(
            """
            INSERT INTO mail (internet_id, conversation_id, subject, sender_name, sender_address, recipients, importance, headers, preview, has_attachments, sent_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id
            """,
            letter.InternetId, letter.ConversationId, letter.Subject, letter.From.Name ?? "", letter.From.Address,
            JsonSerializer.Serialize(letter.Recipients), letter.Importance, JsonSerializer.Serialize(letter.Headers), letter.Preview,
            letter.HasAttachments, letter.SentAt);
        session.Execute("INSERT INTO mail_body (mail, html, text) VALUES ($1, $2, $3)", id, body.Html, body.Text);
        return letter with { Id = id };
    }

    public static void Update(Session session, Letter letter) => session.Execute(
        """
        UPDATE mail SET subject = $2, sender_name = $3, sender_address = $4, recipients = $5, importance = $6, headers = $7, preview = $8,
                        has_attachments = $9, sent_at = $10
        WHERE id = $1
        """,
        letter.Id, letter.Subject, letter.From.Name ?? "", letter.From.Address, JsonSerializer.Serialize(letter.Recipients), letter.Importance,
        JsonSerializer.Serialize(letter.Headers), letter.Preview, letter.HasAttachments, letter.SentAt);

    public static LetterBody Body(Session session, long letter) => session.Query(
        "SELECT html, text FROM mail_body WHERE mail = $1",
        r => new LetterBody(r.IsDBNull(0) ? null : r.GetString(0), r.IsDBNull(1) ? null : r.GetString(1)),
        letter).FirstOrDefault() ?? new LetterBody(null, "");

    public static void SetBody(Session session, long letter, LetterBody body) =>
        session.Execute("UPDATE mail_body SET html = $2, text = $3 WHERE mail = $1", letter, body.Html, body.Text);

    public static void SetProperties(Session session, long owner, IEnumerable<KeyValuePair<string, string>> properties)
    {
        foreach (var (name, value) in properties)
        {
            session.Execute(
                "INSERT INTO extended_property (owner, name, value) VALUES ($1, $2, $3) ON CONFLICT (owner, name) DO UPDATE SET value = excluded.value",
                owner, name, value);
        }
    }

    public static List<KeyValuePair<string, string>> Properties(Session session, long owner) => session.Query(
        "SELECT name, value FROM extended_property WHERE owner = $1", r => KeyValuePair.Create(r.GetString(0), r.GetString(1)), owner);
}
