using Automations.Delivery.Outbox;
using Automations.Messages;
using MimeKit;

namespace Automations.Delivery.Sending;

/// <summary>Writes a mail with a text and an HTML part.</summary>
internal static class MimeMail
{
    public static byte[] Write(MailHead head, RenderedMessage content, IReadOnlyList<MailAttachment> attachments)
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
        if (head.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        message.Body = Body(content, attachments, $"automations-{head.Key.Row}");

        using var stream = new MemoryStream();
        message.WriteTo(stream);
        return stream.ToArray();
    }

    private static Multipart Body(RenderedMessage content, IReadOnlyList<MailAttachment> attachments, string boundary)
    {
        var texts = new MultipartAlternative
        {
            new TextPart("plain") { Text = content.Text },
            Html(content, boundary),
        };
        texts.Boundary = boundary;
        if (attachments.Count == 0)
            return texts;
        var all = new Multipart("mixed") { texts };
        all.Boundary = $"{boundary}-all";
        foreach (var attachment in attachments)
            all.Add(Part(attachment));
        return all;
    }

    /// <summary>The page with the pictures it shows; they go with it, not with the files attached.</summary>
    private static MimeEntity Html(RenderedMessage content, string boundary)
    {
        var page = new TextPart("html") { Text = content.Html };
        if (content.Pictures.Count == 0)
            return page;
        var whole = new MultipartRelated { page };
        whole.Boundary = $"{boundary}-page";
        foreach (var picture in content.Pictures)
            whole.Add(
                new MimePart("image", "png")
                {
                    Content = new MimeContent(new MemoryStream(picture.Png)),
                    ContentId = picture.Id,
                    ContentDisposition = new ContentDisposition(ContentDisposition.Inline) { FileName = $"{picture.Id}.png" },
                    ContentTransferEncoding = ContentEncoding.Base64,
                }
            );
        return whole;
    }

    private static TextPart Part(MailAttachment attachment)
    {
        var type = ContentType.Parse(attachment.ContentType);
        var part = new TextPart(type.MediaSubtype)
        {
            Text = attachment.Text,
            FileName = attachment.Name,
            IsAttachment = true,
            // line ends stay as they are: a calendar file must have both characters
            ContentTransferEncoding = ContentEncoding.Base64,
        };
        foreach (var parameter in type.Parameters)
            part.ContentType.Parameters[parameter.Name] = parameter.Value;
        return part;
    }
}

internal sealed record MailHead(string SenderName, string Sender, Recipient Recipient, MessageKey Key, DateTimeOffset Date, Uri? Unsubscribe);
