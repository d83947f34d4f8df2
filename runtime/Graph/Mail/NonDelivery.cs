using System.Net;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mail;

/// <summary>The report a sender gets for an address of the organisation that nobody has.</summary>
internal static class NonDelivery
{
    public static Letter Write(Session session, Person sender, Letter original, string address, DateTimeOffset now)
    {
        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var name = WebUtility.HtmlEncode(address);
        var html =
            $"""
            <!doctype html><html lang="en"><head><title>Undeliverable</title></head>
            <body style="font:15px/1.5 'Segoe UI',sans-serif;color:#1b1b1b;background:#fff">
            <h1 style="font-size:20px">Your message to {name} couldn't be delivered.</h1>
            <p>{name} wasn't found at {WebUtility.HtmlEncode(domain)}.</p>
            <p>Subject: {WebUtility.HtmlEncode(original.Subject)}</p>
            <p>Remote server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'</p>
            </body></html>
            """;
        var letter = new Letter
        {
            InternetId = $"<{StableId.Guid("ndr", original.InternetId + address)}@{domain}>",
            ConversationId = original.ConversationId,
            Subject = "Undeliverable: " + original.Subject,
            From = new Recipient("Microsoft Outlook", "microsoftexchange@" + domain),
            Recipients = new Recipients { To = [new Recipient(sender.DisplayName, sender.Mail ?? sender.UserPrincipalName)] },
            Headers =
            [
                new Header("Auto-Submitted", "auto-replied"),
                new Header("Content-Type", "multipart/report; report-type=delivery-status"),
                new Header("In-Reply-To", original.InternetId),
                new Header("References", original.InternetId),
                new Header("X-MS-Exchange-Message-Is-Ndr", ""),
                new Header("X-Failed-Recipients", address),
            ],
            Preview = HtmlText.Preview(new LetterBody(html, null)),
            SentAt = Times.Text(now),
        };
        return LetterRows.Insert(session, letter, new LetterBody(html, null));
    }
}
