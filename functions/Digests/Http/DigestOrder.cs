using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Automations.Digests.Editions;
using Automations.Programme;
using Automations.Programme.News;

namespace Automations.Digests.Http;

/// <summary>What a community manager says to have a digest made out of turn.</summary>
public sealed record DigestOrder
{
    [Description("Names this edition for ever: lower-case letters, digits and hyphens. Today's date and \"extra\" when absent."), MaxLength(EditionIds.Longest)]
    public string? Edition { get; init; }

    [Description("Whose readers get it: those of the weekly digest or those of the monthly one.")]
    public NewsCadence Cadence { get; init; } = NewsCadence.Weekly;

    [Description("The day on which it reaches people; the next working day when absent.")]
    public DateOnly? SendOn { get; init; }

    [Description("The time of day on each recipient's own clock, such as \"09:00\"; that of the schedule when absent.")]
    public TimeOnly? SendAt { get; init; }

    [Description("From when on it tells what has happened; since the last digest when absent.")]
    public DateTimeOffset? Since { get; init; }

    internal static (DigestOrder? Order, IReadOnlyList<JsonProblem> Problems) Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return (null, [new("body", "must be one JSON object.")]);
        var problems = new List<JsonProblem>();
        try
        {
            var order = Read(new JsonSection(json, "", problems));
            return (problems.Count == 0 ? order : null, problems);
        }
        catch (InvalidOperationException)
        {
            return (null, [new("body", "has text with half a Unicode character in it.")]);
        }
    }

    private static DigestOrder Read(JsonSection section)
    {
        var order = new DigestOrder
        {
            Edition = section.Has("edition") ? section.Text("edition", EditionIds.IsOne, $"must be 1 to {EditionIds.Longest} lower-case letters, digits and hyphens.") : null,
            Cadence = section.Choice<NewsCadence>("cadence", NewsCadence.Weekly),
            SendOn = section.Day("sendOn"),
            SendAt = section.Has("sendAt") ? section.Time("sendAt") : null,
            Since = section.Moment("since"),
        };
        section.Close();
        return order;
    }
}
