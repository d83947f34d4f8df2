using System.Text.Json.Nodes;
using Automations.Runtime.Graph.Http;

namespace Automations.Runtime.Graph.Calendar;

/// <summary>Takes what a request says of an event over into the event.</summary>
internal static class EventInput
{
    private const int MostAttendees = 500;

    private static readonly HashSet<string> s_kept = new(StringComparer.Ordinal)
    {
        "body", "location", "locations", "isOnlineMeeting", "onlineMeetingProvider", "hideAttendees", "allowNewTimeProposals", "isAllDay", "showAs",
        "sensitivity", "importance", "categories", "isReminderOn", "reminderMinutesBeforeStart", "responseRequested",
    };

    public static CalendarEvent Apply(CalendarEvent entry, JsonObject json)
    {
        var details = entry.Details.DeepClone().AsObject();
        foreach (var (name, value) in json)
        {
            if (s_kept.Contains(name))
                details[name] = value?.DeepClone();
            else if (name == "attendees")
                details[name] = Attendees(value, entry);
            else if (name == "recurrence" && value is not null)
                throw GraphProblem.NotSimulated("recurring events");
            else if (name is not ("subject" or "start" or "end" or "transactionId" or "recurrence" or "organizer" or "singleValueExtendedProperties") && !name.StartsWith('@'))
                throw new GraphProblem(400, "RequestBodyRead", $"The property '{name}' does not exist on type 'microsoft.graph.event', cannot be set, or is not simulated by the local Graph.");
        }

        if (json["start"]?["timeZone"]?.ToString() is { } zone)
            (details["originalStartTimeZone"], details["originalEndTimeZone"]) = (zone, zone);
        var changed = entry with
        {
            Subject = json.ContainsKey("subject") ? json["subject"]?.ToString() ?? "" : entry.Subject,
            StartAt = json["start"] is { } start ? EventTimes.Parse(start, "start") : entry.StartAt,
            EndAt = json["end"] is { } end ? EventTimes.Parse(end, "end") : entry.EndAt,
            Details = details,
        };
        return string.CompareOrdinal(changed.StartAt, changed.EndAt) <= 0 ? changed : throw new GraphProblem(
            400, "ErrorCalendarEndDateIsEarlierThanStartDate", "End date/time is earlier than start date/time.");
    }

    private static JsonArray Attendees(JsonNode? json, CalendarEvent entry)
    {
        var before = entry.Attendees.ToDictionary(Address, StringComparer.OrdinalIgnoreCase);
        var attendees = new JsonArray();
        foreach (var attendee in (json as JsonArray ?? []).OfType<JsonObject>())
        {
            var address = Address(attendee);
            attendees.Add((JsonNode)new JsonObject
            {
                ["type"] = attendee["type"]?.ToString() ?? "required",
                ["status"] = before.GetValueOrDefault(address)?["status"]?.DeepClone()
                    ?? new JsonObject { ["response"] = "none", ["time"] = "0001-01-01T00:00:00Z" },
                ["emailAddress"] = new JsonObject { ["name"] = attendee["emailAddress"]?["name"]?.ToString() ?? address, ["address"] = address },
            });
        }

        return attendees.Count <= MostAttendees ? attendees : throw new GraphProblem(
            400, "ErrorInvalidRecipients", $"An event may have up to {MostAttendees} attendees.");
    }

    private static string Address(JsonObject attendee) =>
        attendee["emailAddress"]?["address"]?.ToString().Trim() is { Length: > 0 } address
            ? address
            : throw new GraphProblem(400, "ErrorInvalidRecipients", "At least one attendee has no address.");
}
