using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>The mails Exchange sends about meetings; they are not in the log of what was sent.</summary>
internal sealed class MeetingMail(PeopleDirectory people, Postman postman)
{
    /// <summary>To one attendee: an invitation, an update or a cancellation.</summary>
    public void ToAttendee(Session session, Person organizer, CalendarEvent meeting, CalendarEvent? copy, string address, string kind, DateTimeOffset now)
    {
        var letter = Letter(organizer, new Recipient(null, address), meeting, meeting.Subject, kind, now);
        if (people.FindByAddress(address) is { } attendee)
        {
            letter = letter with { Recipients = new Recipients { To = [Of(attendee)] } };
            postman.Deliver(session, attendee, LetterRows.Insert(session, letter, Body(meeting, attendee)), kind, copy?.Id, now);
        }
        else if (people.IsInternal(address))
        {
            postman.Deliver(session, organizer, NonDelivery.Write(session, organizer, letter, address, now), MessageKind.NonDelivery, null, now);
        }
    }

    /// <summary>To the organizer: what an attendee answered.</summary>
    public void ToOrganizer(Session session, Person attendee, Person organizer, CalendarEvent meeting, string response, string? comment, DateTimeOffset now)
    {
        var subject = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(response) + ": " + meeting.Subject;
        var letter = Letter(attendee, Of(organizer), meeting, subject, response, now);
        letter = LetterRows.Insert(session, letter, new LetterBody(null, comment ?? ""));
        postman.Deliver(session, organizer, letter, MessageKind.MeetingResponse, meeting.Id, now);
    }

    private static Recipient Of(Person person) => new(person.DisplayName, person.Mail ?? person.UserPrincipalName);

    private static Letter Letter(Person from, Recipient to, CalendarEvent meeting, string subject, string kind, DateTimeOffset now) => new()
    {
        InternetId = $"<{StableId.Guid(kind, $"{meeting.Uid}/{to.Address}/{from.Id}/{meeting.ModifiedAt}")}@{(from.Mail ?? from.UserPrincipalName).Split('@')[1]}>",
        ConversationId = StableId.Item("AAQkAV", from.Id, meeting.Sequence, 0),
        Subject = subject,
        From = Of(from),
        Recipients = new Recipients { To = [to] },
        Preview = HtmlText.Preview(JsonDraft.Body(meeting.Details["body"])),
        SentAt = Times.Text(now),
    };

    private static LetterBody Body(CalendarEvent meeting, Person attendee)
    {
        var body = JsonDraft.Body(meeting.Details["body"]);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(attendee.TimeZone);
        var start = TimeZoneInfo.ConvertTime(Times.Parse(meeting.StartAt), zone);
        var end = TimeZoneInfo.ConvertTime(Times.Parse(meeting.EndAt), zone);
        var culture = CultureInfo.GetCultureInfo(attendee.PreferredLanguage ?? "en-GB");
        var place = (meeting.Details["location"] as JsonObject)?["displayName"]?.ToString();
        var when = $"{start.ToString("D", culture)}, {start.ToString("t", culture)} – {end.ToString("t", culture)}";
        var head = WebUtility.HtmlEncode(when) + (string.IsNullOrEmpty(place) ? "" : "<br>" + WebUtility.HtmlEncode(place));
        var text = body.Html ?? $"<p>{WebUtility.HtmlEncode(body.PlainText)}</p>";
        return new LetterBody(
            $"""<div style="font:15px/1.5 'Segoe UI',sans-serif;border-left:4px solid #0f6cbd;padding:8px 14px;margin:0 0 16px"><strong>{WebUtility.HtmlEncode(meeting.Subject)}</strong><br>{head}</div>{text}""",
            null);
    }
}
