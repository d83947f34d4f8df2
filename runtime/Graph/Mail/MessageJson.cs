using System.Text.Json.Nodes;

namespace Automations.Runtime.Graph.Mail;

/// <summary>A message as Graph's resource.</summary>
internal static class MessageJson
{
    /// <param name="body">Reads the body; only called when it is wanted.</param>
    public static JsonObject Write(Message message, IReadOnlySet<string>? select, bool immutableIds, bool preferText, Func<LetterBody> body)
    {
        bool Wants(string name) => select is null || select.Contains(name);
        var letter = message.Letter;
        var own = message.IsDraft || message.Folder == MailFolder.SentItems;
        var json = new JsonObject();
        if (MessageKind.IsMeeting(message.Kind))
            json["@odata.type"] = message.Kind == MessageKind.MeetingResponse ? "#microsoft.graph.eventMessageResponse" : "#microsoft.graph.eventMessageRequest";
        json["@odata.etag"] = $"W/\"{ChangeKey(message)}\"";
        json["id"] = immutableIds ? message.ImmutableId : message.ItemId;
        void Put(string name, Func<JsonNode?> value)
        {
            if (Wants(name))
                json[name] = value();
        }

        Put("createdDateTime", () => message.CreatedAt);
        Put("lastModifiedDateTime", () => message.ModifiedAt);
        Put("changeKey", () => ChangeKey(message));
        Put("categories", () => new JsonArray([.. message.Categories.Select(c => (JsonNode)c)]));
        Put("receivedDateTime", () => message.ReceivedAt);
        Put("sentDateTime", () => letter.SentAt ?? message.CreatedAt);
        Put("hasAttachments", () => letter.HasAttachments);
        Put("internetMessageId", () => letter.InternetId);
        Put("subject", () => letter.Subject);
        Put("bodyPreview", () => letter.Preview);
        Put("importance", () => letter.Importance);
        Put("parentFolderId", () => MailFolder.Id(message.Mailbox, message.Folder));
        Put("conversationId", () => letter.ConversationId);
        Put("isDeliveryReceiptRequested", () => false);
        Put("isReadReceiptRequested", () => false);
        Put("isRead", () => message.IsRead);
        Put("isDraft", () => message.IsDraft);
        Put("webLink", () => "https://outlook.office365.com/owa/?ItemID=" + message.ItemId);
        Put("inferenceClassification", () => "focused");
        Put("body", () => Body(body(), preferText));
        Put("sender", () => Address(letter.From));
        Put("from", () => Address(letter.From));
        Put("toRecipients", () => Addresses(letter.Recipients.To));
        Put("ccRecipients", () => Addresses(letter.Recipients.Cc));
        Put("bccRecipients", () => Addresses(own ? letter.Recipients.Bcc : []));
        Put("replyTo", () => Addresses(letter.Recipients.ReplyTo));
        Put("flag", () => new JsonObject { ["flagStatus"] = "notFlagged" });
        if (MessageKind.IsMeeting(message.Kind))
            Put("meetingMessageType", () => message.Kind);
        if (select is not null)
            Put("internetMessageHeaders", () => Headers(letter));
        return json;
    }

    public static JsonObject Address(Recipient recipient) =>
        new() { ["emailAddress"] = new JsonObject { ["name"] = recipient.Name ?? recipient.Address, ["address"] = recipient.Address } };

    private static JsonArray Addresses(IReadOnlyList<Recipient> recipients) => new([.. recipients.Select(Address)]);

    private static string ChangeKey(Message message) =>
        StableId.Item("CQAAAB", message.Mailbox, Times.Parse(message.ModifiedAt).ToUnixTimeSeconds(), message.Generation);

    private static JsonObject Body(LetterBody body, bool preferText) => body.Html is null || preferText
        ? new JsonObject { ["contentType"] = "text", ["content"] = body.PlainText }
        : new JsonObject { ["contentType"] = "html", ["content"] = body.Html };

    private static JsonArray? Headers(Letter letter) => letter.Headers.Count == 0
        ? null
        : new JsonArray([.. letter.Headers.Select(h => (JsonNode)new JsonObject { ["name"] = h.Name, ["value"] = h.Value })]);
}
