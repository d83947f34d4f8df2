using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Storage;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Graph.Mail;

internal static class AttachmentRows
{
    private const string Select = "SELECT id, name, content_type, content_id, is_inline, length(content), content FROM attachment";

    public static string Insert(Session session, long letter, FileAttachment attachment)
    {
        var number = session.Scalar<long>("SELECT coalesce(max(rowid), 0) FROM attachment") + 1;
        var id = StableId.Item("AAMkAT", StableId.Guid("attachment", attachment.Name), number, 0);
        session.Execute(
            "INSERT INTO attachment (id, mail, name, content_type, content_id, is_inline, content) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id, letter, attachment.Name, attachment.ContentType, attachment.ContentId, attachment.IsInline, attachment.Content);
        return id;
    }

    public static List<JsonObject> List(Session session, long letter) => session.Query(Select + " WHERE mail = $1 ORDER BY rowid", Json, letter);

    public static JsonObject? Find(Session session, long letter, string id) =>
        session.Query(Select + " WHERE mail = $1 AND id = $2", Json, letter, id).FirstOrDefault();

    public static (string Type, byte[] Content)? Content(Session session, string id) => session
        .Query("SELECT content_type, content FROM attachment WHERE id = $1", r => ((string, byte[])?)(r.GetString(0), (byte[])r[1]), id)
        .FirstOrDefault();

    private static JsonObject Json(SqliteDataReader row) => new()
    {
        ["@odata.type"] = "#microsoft.graph.fileAttachment",
        ["@odata.mediaContentType"] = row.GetString(2),
        ["id"] = row.GetString(0),
        ["name"] = row.GetString(1),
        ["contentType"] = row.GetString(2),
        ["size"] = row.GetInt64(5),
        ["isInline"] = row.GetBoolean(4),
        ["contentId"] = row.IsDBNull(3) ? null : row.GetString(3),
        ["contentBytes"] = Convert.ToBase64String((byte[])row[6]),
    };
}
