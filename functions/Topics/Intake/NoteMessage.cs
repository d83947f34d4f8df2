using System.Text.Json;
using Automations.Programme;
using Automations.Programme.Topics;

namespace Automations.Topics.Intake;

/// <summary>Reads a message of the queue <see cref="QueueTopicIntake.Queue"/>.</summary>
internal static class NoteMessage
{
    private const int LongestName = 500;
    private const int LongestText = 100_000;

    /// <summary>Time zones: where somebody is it may be tomorrow already.</summary>
    private const int DaysAhead = 1;

    /// <returns>Null with every problem that was found.</returns>
    public static (TopicNote? Note, IReadOnlyList<JsonProblem> Problems) Read(string message, DateOnly today, ProgrammeSettings programme)
    {
        var problems = new List<JsonProblem>();
        try
        {
            using var json = JsonDocument.Parse(message);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, [new("body", "must be one JSON object.")]);
            var note = Read(new JsonSection(json.RootElement, "", problems), IsSilent(json.RootElement), today, programme);
            return (problems.Count == 0 ? note : null, problems);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            return (null, [new("body", "is no JSON.")]);
        }
    }

    private static TopicNote Read(JsonSection section, bool isSilent, DateOnly today, ProgrammeSettings programme)
    {
        var on = section.Day("on");
        if (on is null && !section.Has("on"))
            section.Problem("on", "is missing.");
        else if (on > today.AddDays(DaysAhead))
            section.Problem("on", $"is {on:yyyy-MM-dd}, which is still to come.");
        else if (on <= today.AddDays(-programme.TopicRules.TextRetentionDays))
            section.Problem("on", $"is {on:yyyy-MM-dd}; after {programme.TopicRules.TextRetentionDays} days nothing is kept of an item.");
        var text = isSilent ? "" : section.Text("text", LongestText);
        var note = new TopicNote(section.Text("id", LongestName), section.Text("source"), section.Text("origin", LongestName), on ?? today, text)
        {
            Person = Optional("person"),
            Question = Optional("question"),
            Language = section.Has("language") ? section.Text("language", code => code.Length == 2 && code.All(char.IsAsciiLetterLower), "is no language; use two letters such as \"de\".") : null,
            Topics = section.HasEntries("topics") ? section.List("topics", (list, key) => list.Text(key)) : [],
        };
        // of somebody who says nothing it may be there, and empty
        section.Has("text");
        section.Close();
        return note;

        string? Optional(string key) => section.Has(key) ? section.Text(key, LongestName) : null;
    }

    /// <summary>Nothing is said, but topics are named: somebody registered for an event on them.</summary>
    private static bool IsSilent(JsonElement json) =>
        json.TryGetProperty("topics", out var topics) && topics.ValueKind == JsonValueKind.Array && topics.GetArrayLength() > 0
        && (!json.TryGetProperty("text", out var text) || (text.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(text.GetString())));
}
