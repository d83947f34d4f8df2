using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Calendar;
using Automations.Runtime.Graph.Mail;
using Automations.Runtime.Graph.People;
using Automations.Runtime.Graph.Storage;

namespace Automations.Runtime.Graph.Tools;

/// <summary><c>GET /_local/events?user=ADDRESS</c>: a person's calendar, by start; without user the organizers' copies of all events.</summary>
internal sealed class CalendarEntries(GraphDatabase database, PeopleDirectory people)
{
    public JsonArray List(string? user)
    {
        if (string.IsNullOrEmpty(user))
            return Write(database.Read(s => s.Query(EventRows.Select + " WHERE is_organizer = 1 ORDER BY start_at, sequence", EventRows.Read)));
        var mailbox = people.FindByAddress(user)?.Id ?? people.FindEver(user)?.Id;
        return mailbox is null
            ? []
            : Write(database.Read(s => s.Query(EventRows.Select + " WHERE mailbox = $1 ORDER BY start_at, sequence", EventRows.Read, mailbox)));
    }

    private static JsonArray Write(List<CalendarEvent> events) => new([.. events.Select(e => (JsonNode)Write(e))]);

    private static JsonObject Write(CalendarEvent entry)
    {
        var body = JsonDraft.Body(entry.Details["body"]);
        return new JsonObject
        {
            ["id"] = entry.Id,
            ["iCalUId"] = entry.Uid,
            ["transactionId"] = entry.TransactionId,
            ["subject"] = entry.Subject,
            ["start"] = entry.StartAt,
            ["end"] = entry.EndAt,
            ["createdAt"] = entry.CreatedAt,
            ["organizer"] = entry.Details["organizer"]?["emailAddress"]?["address"]?.ToString(),
            ["isOrganizer"] = entry.IsOrganizer,
            ["isCancelled"] = entry.Details["isCancelled"]?.GetValue<bool>() ?? false,
            ["response"] = entry.Details["responseStatus"]?["response"]?.ToString(),
            ["attendees"] = new JsonArray([.. entry.Attendees.Select(a => (JsonNode)new JsonObject
            {
                ["address"] = a["emailAddress"]?["address"]?.ToString(),
                ["name"] = a["emailAddress"]?["name"]?.ToString(),
                ["response"] = a["status"]?["response"]?.ToString(),
            })]),
            ["hideAttendees"] = entry.Details["hideAttendees"]?.GetValue<bool>() ?? false,
            ["joinUrl"] = entry.Details["isOnlineMeeting"]?.GetValue<bool>() == true ? EventJson.JoinUrl(entry) : null,
            ["location"] = (entry.Details["location"] as JsonObject)?["displayName"]?.ToString(),
            ["html"] = body.Html,
            ["text"] = body.PlainText,
        };
    }
}
