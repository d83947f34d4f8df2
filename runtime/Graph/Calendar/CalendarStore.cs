using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Storage;
using Automations.Runtime.Graph.Tools;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>Creates, changes and cancels events; keeps the attendees' copies and mails in step.</summary>
internal sealed class CalendarStore(
    GraphDatabase database, Sequence sequence, PeopleDirectory people, MeetingMail mail, Changes changes, TimeProvider clock)
{
    public T Read<T>(Func<Session, T> work) => database.Read(work);

    public CalendarEvent Get(Person mailbox, string id) => database.Read(s => Find(s, mailbox, id));

    /// <summary>A repeated transaction id gives the first event and does nothing else.</summary>
    public CalendarEvent Create(Person organizer, JsonObject json) => Write(s =>
    {
        var transaction = json["transactionId"]?.ToString();
        if (transaction is not null && EventRows.FindTransaction(s, organizer.Id, transaction) is { } first)
            return first;
        var now = clock.GetUtcNow();
        var number = sequence.Next();
        var entry = EventInput.Apply(
            new CalendarEvent
            {
                Sequence = number,
                Mailbox = organizer.Id,
                Uid = StableId.Item("040000008200E00074C5B7101A82E008", organizer.Id, number, 0),
                TransactionId = transaction,
                IsOrganizer = true,
                Subject = "",
                StartAt = EventTimes.Parse(json["start"], "start"),
                EndAt = EventTimes.Parse(json["end"], "end"),
                CreatedAt = Times.Text(now),
                ModifiedAt = Times.Text(now),
                Details = new JsonObject
                {
                    ["organizer"] = MessageJson.Address(new Recipient(organizer.DisplayName, organizer.Mail ?? organizer.UserPrincipalName)),
                    ["responseStatus"] = Status("organizer", "0001-01-01T00:00:00Z"),
                },
            },
            json);
        EventRows.Insert(s, entry);
        LetterRows.SetProperties(s, entry.Sequence, JsonDraft.Properties(json["singleValueExtendedProperties"]));
        Distribute(s, organizer, entry, now);
        return entry;
    });

    public CalendarEvent Change(Person mailbox, string id, JsonObject json) => Write(s =>
    {
        var now = clock.GetUtcNow();
        var before = Find(s, mailbox, id);
        var entry = EventInput.Apply(before, json) with { ModifiedAt = Times.Text(now) };
        EventRows.Update(s, entry);
        LetterRows.SetProperties(s, entry.Sequence, JsonDraft.Properties(json["singleValueExtendedProperties"]));
        if (entry.IsOrganizer)
            Distribute(s, mailbox, entry, now);
        return entry;
    });

    /// <summary>Takes the event out of the organizer's calendar; the attendees' copies stay, marked as cancelled.</summary>
    public void Cancel(Person mailbox, string id) => Write(s =>
    {
        var entry = Find(s, mailbox, id);
        if (!entry.IsOrganizer)
            throw new GraphProblem(400, "ErrorInvalidRequest", "Your request can't be completed. You need to be an organizer to cancel a meeting.");
        var now = clock.GetUtcNow();
        EventRows.Delete(s, entry);
        foreach (var copy in EventRows.Copies(s, entry.Uid))
            CancelCopy(s, mailbox, copy, now);
        return true;
    });

    public void Delete(Person mailbox, string id)
    {
        if (Get(mailbox, id).IsOrganizer)
            Cancel(mailbox, id);
        else
            Write(s => { EventRows.Delete(s, Find(s, mailbox, id)); return true; });
    }

    /// <param name="response">accepted, tentativelyAccepted or declined.</param>
    public void Respond(Person mailbox, string id, string response, string? comment, bool send) => Write(s =>
    {
        var copy = Find(s, mailbox, id);
        if (copy.IsOrganizer)
            throw new GraphProblem(400, "ErrorInvalidRequest", "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.");
        var now = clock.GetUtcNow();
        copy.Details["responseStatus"] = Status(response, Times.Text(now));
        if (response == "declined")
            EventRows.Delete(s, copy);
        else
            EventRows.Update(s, copy with { ModifiedAt = Times.Text(now) });
        if (EventRows.Copies(s, copy.Uid).Find(c => c.IsOrganizer) is not { } original || people.Find(original.Mailbox) is not { } organizer)
            return true;
        foreach (var attendee in original.Attendees.Where(a => people.FindByAddress(Address(a))?.Id == mailbox.Id))
            attendee["status"] = Status(response, Times.Text(now));
        EventRows.Update(s, original);
        if (send)
            mail.ToOrganizer(s, mailbox, organizer, original, response, comment, now);
        return true;
    });

    private static CalendarEvent Find(Session session, Person mailbox, string id) =>
        EventRows.Find(session, mailbox.Id, id) ?? throw GraphProblem.ItemNotFound();

    private static JsonObject Status(string response, string time) => new() { ["response"] = response, ["time"] = time };

    private static string Address(JsonObject attendee) => attendee["emailAddress"]!["address"]!.ToString();

    private void Distribute(Session session, Person organizer, CalendarEvent entry, DateTimeOffset now)
    {
        var copies = EventRows.Copies(session, entry.Uid).Where(c => !c.IsOrganizer).ToDictionary(c => c.Mailbox, StringComparer.Ordinal);
        foreach (var address in entry.Attendees.Select(Address))
        {
            CalendarEvent? copy = null;
            if (people.FindByAddress(address) is { } attendee && attendee.Id != organizer.Id)
            {
                var before = copies.GetValueOrDefault(attendee.Id);
                copies.Remove(attendee.Id);
                copy = Copy(entry, attendee, before);
                if (before is null)
                    EventRows.Insert(session, copy);
                else
                    EventRows.Update(session, copy);
            }

            mail.ToAttendee(session, organizer, entry, copy, address, MessageKind.MeetingRequest, now);
        }

        foreach (var removed in copies.Values)
            CancelCopy(session, organizer, removed, now);
    }

    private CalendarEvent Copy(CalendarEvent entry, Person attendee, CalendarEvent? before)
    {
        var details = entry.Details.DeepClone().AsObject();
        details["responseStatus"] = before?.Details["responseStatus"]?.DeepClone() ?? Status("notResponded", "0001-01-01T00:00:00Z");
        if (details["hideAttendees"]?.GetValue<bool>() == true)
            details["attendees"] = new JsonArray([.. entry.Attendees.Where(a => people.FindByAddress(Address(a))?.Id == attendee.Id).Select(a => a.DeepClone())]);
        return entry with
        {
            Sequence = before?.Sequence ?? sequence.Next(),
            Mailbox = attendee.Id,
            TransactionId = null,
            IsOrganizer = false,
            Details = details,
        };
    }

    private void CancelCopy(Session session, Person organizer, CalendarEvent copy, DateTimeOffset now)
    {
        copy.Details["isCancelled"] = true;
        var cancelled = copy with { Subject = "Canceled: " + copy.Subject, ModifiedAt = Times.Text(now) };
        EventRows.Update(session, cancelled);
        if (people.Find(copy.Mailbox) is { } attendee)
            mail.ToAttendee(session, organizer, cancelled, cancelled, attendee.Mail ?? attendee.UserPrincipalName, MessageKind.MeetingCancelled, now);
    }

    private T Write<T>(Func<Session, T> work)
    {
        var result = database.Write(work);
        changes.Notify();
        return result;
    }
}
