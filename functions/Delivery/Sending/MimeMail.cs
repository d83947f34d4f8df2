using Automations.Delivery.Outbox;
using Automations.Messages;
using MimeKit;

namespace Automations.Delivery.Sending;

/// <summary>Writes a mail with a text and an HTML part.</summary>
internal static class MimeMail
{
    public static byte[] Write(MailHead head, RenderedMessage content)
    {
        using var message = new MimeMessage();
        message.From.Add(new MailboxAddress(head.SenderName, head.Sender));
        message.To.Add(new MailboxAddress(head.Recipient.Name, head.Recipient.Address));
        message.Subject = content.Subject;
        message.Date = head.Date;
        message.MessageId = $"{head.Key.Row}@{head.Sender.Split('@')[^1]}";
        message.Headers.Add("X-Automations-Key", head.Key.Row);
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "OOF, AutoReply");
        message.Headers.Add(HeaderId.ContentLanguage, head.Recipient.Language);
        message.Body = new MultipartAlternative
        {
            new TextPart("plain") { Text = content.Text },
            new TextPart("html") { Text = content.Html },
        };
        ((Multipart)message.Body).Boundary = $"automations-{head.Key.Row}";

        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }
}

internal sealed record MailHead(string SenderName, string Sender, Recipient Recipient, MessageKey Key, DateTimeOffset Date);
