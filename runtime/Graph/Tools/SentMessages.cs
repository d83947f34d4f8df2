using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;

namespace Automations.Runtime.Graph.Tools;

/// <summary><c>GET /_local/messages?to=&amp;from=&amp;subject=</c>: every submitted message once, oldest first.</summary>
internal sealed class SentMessages(GraphDatabase database)
{
    private const int PageSize = 500;

    private const string Select =
        """
        SELECT s.id, s.message_id, l.sender_address, l.subject, l.sent_at, l.recipients, l.headers, b.html, b.text, s.mail,
          EXISTS (SELECT 1 FROM attachment a WHERE a.mail = s.mail)
        FROM submission s CROSS JOIN mail l ON l.id = s.mail CROSS JOIN mail_body b ON b.mail = s.mail
        WHERE s.id > $1 AND ($2 IS NULL OR l.recipients LIKE '%' || $2 || '%') AND ($3 IS NULL OR l.sender_address = $3 COLLATE NOCASE)
        ORDER BY s.id LIMIT 500
        """;

    public async Task WriteAsync(HttpContext context)
    {
        string? Query(string name) => context.Request.Query[name].ToString() is { Length: > 0 } value ? value : null;
        var (to, from, subject) = (Query("to"), Query("from"), Query("subject"));
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        var last = 0L;
        for (var count = PageSize; count == PageSize;)
        {
            var page = database.Read(s => s.Query(Select, Read, last, to, from));
            count = page.Count;
            foreach (var row in page)
            {
                last = row.Number;
                if ((to is null || row.Recipients.Everyone().Any(r => r.Address.Equals(to, StringComparison.OrdinalIgnoreCase)))
                    && (subject is null || row.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase)))
                    Write(writer, row);
            }

            await writer.FlushAsync(context.RequestAborted);
        }

        writer.WriteEndArray();
    }

    private static Row Read(SqliteDataReader row) => new(
        row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), JsonSerializer.Deserialize<Recipients>(row.GetString(5))!,
        JsonSerializer.Deserialize<Header[]>(row.GetString(6))!, new LetterBody(row.IsDBNull(7) ? null : row.GetString(7), row.IsDBNull(8) ? null : row.GetString(8)),
        row.GetInt64(9), row.GetBoolean(10));

    private void Write(Utf8JsonWriter writer, Row row)
    {
        writer.WriteStartObject();
        writer.WriteString("id", row.Id);
        writer.WriteString("from", row.From);
        WriteAddresses(writer, "to", row.Recipients.To);
        if (row.Recipients.Cc.Count > 0)
            WriteAddresses(writer, "cc", row.Recipients.Cc);
        if (row.Recipients.Bcc.Count > 0)
            WriteAddresses(writer, "bcc", row.Recipients.Bcc);
        writer.WriteString("subject", row.Subject);
        writer.WriteString("sentAt", row.SentAt);
        writer.WriteString("html", row.Body.Html);
        writer.WriteString("text", row.Body.PlainText);
        writer.WriteStartObject("headers");
        foreach (var header in row.Headers.DistinctBy(h => h.Name, StringComparer.OrdinalIgnoreCase))
            writer.WriteString(header.Name, header.Value);
        writer.WriteEndObject();
        // Graph does not count pictures that the text shows as attachments; tools want to see them
        if (row.HasAttachments || row.Body.Html?.Contains("cid:", StringComparison.OrdinalIgnoreCase) == true)
            WriteAttachments(writer, database.Read(s => AttachmentRows.List(s, row.Mail)));
        writer.WriteEndObject();
    }

    private static void WriteAttachments(Utf8JsonWriter writer, IEnumerable<JsonObject> attachments)
    {
        writer.WriteStartArray("attachments");
        foreach (var attachment in attachments)
        {
            writer.WriteStartObject();
            writer.WriteString("name", attachment["name"]?.ToString());
            writer.WriteString("contentType", attachment["contentType"]?.ToString());
            writer.WriteString("contentBytes", attachment["contentBytes"]?.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteAddresses(Utf8JsonWriter writer, string name, IReadOnlyList<Recipient> recipients)
    {
        writer.WriteStartArray(name);
        foreach (var recipient in recipients)
            writer.WriteStringValue(recipient.Address);
        writer.WriteEndArray();
    }

    private sealed record Row(
        long Number, string Id, string From, string Subject, string SentAt, Recipients Recipients, IReadOnlyList<Header> Headers, LetterBody Body,
        long Mail, bool HasAttachments);
}
