using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Mail;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>An event as Graph's resource.</summary>
internal static class EventJson
{
    /// <param name="zone">Zone of the returned times, from the header <c>Prefer: outlook.timezone</c>.</param>
    public static JsonObject Write(CalendarEvent entry, IReadOnlySet<string>? select, string zone)
    {
        var json = new JsonObject
        {
            ["id"] = entry.Id,
            ["createdDateTime"] = entry.CreatedAt,
            ["lastModifiedDateTime"] = entry.ModifiedAt,
            ["changeKey"] = StableId.Item("CQAAAB", entry.Mailbox, Times.Parse(entry.ModifiedAt).ToUnixTimeSeconds(), 1),
            ["transactionId"] = entry.TransactionId,
            ["iCalUId"] = entry.Uid,
            ["subject"] = entry.Subject,
            ["bodyPreview"] = HtmlText.Preview(JsonDraft.Body(entry.Details["body"])),
            ["isOrganizer"] = entry.IsOrganizer,
            ["isCancelled"] = false,
            ["isDraft"] = false,
            ["isAllDay"] = false,
            ["isReminderOn"] = true,
            ["reminderMinutesBeforeStart"] = 15,
            ["importance"] = "normal",
            ["sensitivity"] = "normal",
            ["showAs"] = "busy",
            ["type"] = "singleInstance",
            ["responseRequested"] = true,
            ["allowNewTimeProposals"] = true,
            ["hideAttendees"] = false,
            ["isOnlineMeeting"] = false,
            ["onlineMeetingProvider"] = "unknown",
            ["hasAttachments"] = false,
            ["categories"] = new JsonArray(),
            ["recurrence"] = null,
            ["webLink"] = "https://outlook.office365.com/owa/?itemid=" + entry.Id,
            ["body"] = new JsonObject { ["contentType"] = "html", ["content"] = "" },
            ["start"] = EventTimes.Write(entry.StartAt, zone),
            ["end"] = EventTimes.Write(entry.EndAt, zone),
            ["location"] = new JsonObject { ["displayName"] = "", ["locationType"] = "default" },
            ["attendees"] = new JsonArray(),
        };
        foreach (var (name, value) in entry.Details)
            json[name] = value?.DeepClone();
        if (json["isOnlineMeeting"]!.GetValue<bool>())
            json["onlineMeeting"] = new JsonObject { ["joinUrl"] = JoinUrl(entry) };
        if (select is not null)
        {
            foreach (var name in json.Select(p => p.Key).Where(n => n != "id" && !select.Contains(n)).ToList())
                json.Remove(name);
        }

        return json;
    }

    /// <summary>Leads nowhere: there is no local Teams.</summary>
    public static string JoinUrl(CalendarEvent entry) => $"https://teams.nordlicht.example/l/meetup-join/{entry.Uid[..16]}";
}
