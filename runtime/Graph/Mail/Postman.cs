using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Limits;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Mail;

/// <summary>Brings letters to mailboxes: the sender's Sent Items, the recipients' inboxes, or a non-delivery report.</summary>
internal sealed class Postman(PeopleDirectory people, Sequence sequence, SendingLimits limits, TimeProvider clock)
{
    /// <summary>Submits a draft. The caller's transaction makes all of it happen or nothing.</summary>
    public void Send(Session session, Person sender, Message draft, bool saveToSentItems)
    {
        var now = clock.GetUtcNow();
        Check(sender, draft);
        var everyone = draft.Letter.Recipients.Everyone().ToList();
        limits.Admit(session, sender.Id, everyone.Count, now.ToUnixTimeMilliseconds());
        var letter = draft.Letter with { SentAt = Times.Text(now) };
        LetterRows.Update(session, letter);
        session.Execute(
            "INSERT INTO submission (message_id, mailbox, mail, at, recipients) VALUES ($1, $2, $3, $4, $5)",
            draft.ImmutableId, sender.Id, letter.Id, now.ToUnixTimeMilliseconds(), everyone.Count);
        if (saveToSentItems)
        {
            var sent = draft with { Letter = letter, IsDraft = false, IsRead = true, ReceivedAt = Times.Text(now) };
            MessageRows.Move(session, sent, MailFolder.SentItems, Times.Text(now));
        }
        else
        {
            MessageRows.Delete(session, draft);
        }

        foreach (var recipient in everyone)
            DeliverTo(session, sender, letter, recipient, now);
    }

    /// <summary>Puts a letter into an inbox.</summary>
    public void Deliver(Session session, Person to, Letter letter, string kind, string? eventId, DateTimeOffset now)
    {
        var time = Times.Text(now);
        MessageRows.Insert(session, new Message
        {
            Sequence = sequence.Next(),
            Mailbox = to.Id,
            Folder = MailFolder.Inbox,
            Letter = letter,
            Kind = kind,
            EventId = eventId,
            CreatedAt = time,
            ModifiedAt = time,
            ReceivedAt = time,
        });
    }

    private static void Check(Person sender, Message draft)
    {
        if (!draft.IsDraft)
            throw new GraphProblem(400, "ErrorInvalidOperation", "The message is not a draft; it has been sent already.");
        var recipients = draft.Letter.Recipients.Everyone().ToList();
        if (recipients.Count == 0)
            throw new GraphProblem(400, "ErrorInvalidRecipients", "At least one recipient isn't valid., Recipient list is empty.");
        if (recipients.Find(r => !System.Net.Mail.MailAddress.TryCreate(r.Address, out _)) is { } wrong)
            throw new GraphProblem(400, "ErrorInvalidRecipients", $"At least one recipient is not valid., Recipient '{wrong.Address}' is not resolved.");
        var from = draft.Letter.From.Address;
        if (!from.Equals(sender.Mail, StringComparison.OrdinalIgnoreCase) && !from.Equals(sender.UserPrincipalName, StringComparison.OrdinalIgnoreCase))
        {
            throw new GraphProblem(
                403, "ErrorSendAsDenied", "The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.");
        }
    }

    private void DeliverTo(Session session, Person sender, Letter letter, Recipient recipient, DateTimeOffset now)
    {
        if (people.FindByAddress(recipient.Address) is { } person)
            Deliver(session, person, letter, MessageKind.Mail, null, now);
        else if (people.IsInternal(recipient.Address))
            Deliver(session, sender, NonDelivery.Write(session, sender, letter, recipient.Address, now), MessageKind.NonDelivery, null, now);
    }
}
