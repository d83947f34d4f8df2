using System.Globalization;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Storage;
using Automations.Runtime.Graph.Tools;

namespace Automations.Runtime.Graph.Mail;

/// <summary>What can be done with the messages of a mailbox.</summary>
internal sealed class MailStore(GraphDatabase database, Sequence sequence, Postman postman, Changes changes, TimeProvider clock)
{
    public T Read<T>(Func<Session, T> work) => database.Read(work);

    public Message Get(Person mailbox, string id) => database.Read(s => Find(s, mailbox, id));

    public Message Create(Person mailbox, Draft draft, string folder) =>
        Write(s => Create(s, mailbox, draft, folder));

    public Message Change(Person mailbox, string id, Draft draft) => Write(s =>
    {
        var message = Find(s, mailbox, id);
        if (!message.IsDraft && draft.ChangesLetter)
            throw new GraphProblem(400, "ErrorInvalidPropertySet", "Set action is invalid for property: the message is not a draft.");
        var letter = draft.Apply(message.Letter);
        var changed = message with
        {
            Letter = letter,
            IsRead = draft.IsRead ?? message.IsRead,
            Categories = draft.Categories ?? message.Categories,
            ModifiedAt = Now(),
        };
        if (message.IsDraft)
            LetterRows.Update(s, letter);
        if (draft.Body is { } body)
            LetterRows.SetBody(s, letter.Id, body);
        MessageRows.Update(s, changed);
        LetterRows.SetProperties(s, message.Sequence, draft.Properties);
        return changed;
    });

    public void Send(Person mailbox, string id) => Write(s =>
    {
        postman.Send(s, mailbox, Find(s, mailbox, id), saveToSentItems: true);
        return true;
    });

    public void SendNow(Person mailbox, Draft draft, bool saveToSentItems) => Write(s =>
    {
        postman.Send(s, mailbox, Create(s, mailbox, draft, MailFolder.Drafts), saveToSentItems);
        return true;
    });

    public Message Move(Person mailbox, string id, string folder) =>
        Write(s => MessageRows.Move(s, Find(s, mailbox, id), MailFolder.Find(mailbox.Id, folder), Now()));

    /// <summary>To Deleted Items first, and from there for good.</summary>
    public void Delete(Person mailbox, string id) => Write(s =>
    {
        var message = Find(s, mailbox, id);
        if (message.Folder == MailFolder.DeletedItems)
            MessageRows.Delete(s, message);
        else
            MessageRows.Move(s, message, MailFolder.DeletedItems, Now());
        return true;
    });

    public string Attach(Person mailbox, string id, FileAttachment attachment) => Write(s =>
    {
        var message = Find(s, mailbox, id);
        if (!message.IsDraft)
            throw new GraphProblem(400, "ErrorInvalidOperation", "Attachments can only be added to a draft.");
        LetterRows.Update(s, message.Letter with { HasAttachments = message.Letter.HasAttachments || !attachment.IsInline });
        return AttachmentRows.Insert(s, message.Letter.Id, attachment);
    });

    private static Message Find(Session session, Person mailbox, string id) =>
        MessageRows.Find(session, mailbox.Id, id) ?? throw GraphProblem.ItemNotFound();

    private Message Create(Session session, Person mailbox, Draft draft, string folder)
    {
        var now = Now();
        var number = sequence.Next();
        var address = mailbox.Mail ?? mailbox.UserPrincipalName;
        var key = mailbox.Id + "/" + number.ToString(CultureInfo.InvariantCulture);
        var letter = draft.Apply(new Letter
        {
            InternetId = draft.InternetId is { } id ? "<" + id.Trim('<', '>') + ">" : $"<{StableId.Guid("mail", key)}@{address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..]}>",
            ConversationId = StableId.Item("AAQkAC", mailbox.Id, number, 0),
            From = new Recipient(mailbox.DisplayName, address),
        });
        letter = LetterRows.Insert(session, letter, draft.Body ?? new LetterBody(null, ""));
        foreach (var attachment in draft.Attachments)
            AttachmentRows.Insert(session, letter.Id, attachment);
        var message = new Message
        {
            Sequence = number,
            Mailbox = mailbox.Id,
            Folder = folder,
            Letter = letter,
            IsDraft = true,
            IsRead = true,
            Categories = draft.Categories ?? [],
            CreatedAt = now,
            ModifiedAt = now,
            ReceivedAt = now,
        };
        MessageRows.Insert(session, message);
        LetterRows.SetProperties(session, number, draft.Properties);
        return message;
    }

    private T Write<T>(Func<Session, T> work)
    {
        var result = database.Write(work);
        changes.Notify();
        return result;
    }

    private string Now() => Times.Text(clock.GetUtcNow());
}
