using System.Text;
using Automations.Runtime.Graph.Http;
using MimeKit;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Reads a message that came as base64 MIME: both alternatives of the body, all headers, attachments.</summary>
internal static class MimeDraft
{
    private static readonly HashSet<string> s_said = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date", "Message-Id", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding", "Content-Language", "Importance", "X-Priority", "Priority",
    };

    public static Draft Parse(ReadOnlyMemory<byte> base64)
    {
        MimeMessage message;
        try
        {
            using var stream = new MemoryStream(Convert.FromBase64String(Encoding.ASCII.GetString(base64.Span)));
            message = MimeMessage.Load(stream);
        }
        catch (FormatException)
        {
            throw new GraphProblem(400, "ErrorMimeContentInvalidBase64String", "Invalid base64 string for MIME content.");
        }

        using (message)
        {
            var from = Addresses(message.From).FirstOrDefault();
            return new Draft
            {
                InternetId = message.Headers[HeaderId.MessageId] is { Length: > 0 } id ? id : null,
                Subject = message.Subject ?? "",
                From = from,
                To = Addresses(message.To),
                Cc = Addresses(message.Cc),
                Bcc = Addresses(message.Bcc),
                ReplyTo = Addresses(message.ReplyTo),
                Importance = message.Importance switch
                {
                    MessageImportance.High => "high",
                    MessageImportance.Low => "low",
                    _ => "normal",
                },
                Headers = [.. message.Headers.Where(h => !s_said.Contains(h.Field)).Select(h => new Header(h.Field, h.Value))],
                Body = Body(message),
                Attachments = [.. Attachments(message)],
            };
        }
    }

    private static LetterBody Body(MimeMessage message)
    {
        var (html, text) = (message.HtmlBody, message.TextBody);
        return html is null && text is null ? new LetterBody(null, "") : new LetterBody(html, text?.ReplaceLineEndings("\n"));
    }

    private static List<Recipient> Addresses(InternetAddressList list) =>
        [.. list.Mailboxes.Select(m => new Recipient(string.IsNullOrEmpty(m.Name) ? null : m.Name, m.Address))];

    private static IEnumerable<FileAttachment> Attachments(MimeMessage message)
    {
        foreach (var part in message.BodyParts.OfType<MimePart>())
        {
            if (part is TextPart && !part.IsAttachment)
                continue;
            using var content = new MemoryStream();
            part.Content?.DecodeTo(content);
            var name = part.FileName ?? part.ContentId ?? "attachment";
            yield return new FileAttachment(name, part.ContentType.MimeType, content.ToArray(), part.ContentId is not null && !part.IsAttachment, part.ContentId)
                .CheckSize();
        }
    }
}
