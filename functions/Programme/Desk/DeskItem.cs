using System.Text.Json.Serialization;

namespace Automations.Programme.Desk;

/// <summary>One line on the desk. The texts address nobody, and name people only who put themselves forward.</summary>
/// <param name="Path">The page where it is dealt with or looked at; null when there is none.</param>
/// <param name="At">When it happens.</param>
/// <param name="Until">When it ends, by somebody's doing or by itself.</param>
public sealed record DeskItem(DeskUrgency Urgency, string De, string En, string? Path = null, DateTimeOffset? At = null, DateTimeOffset? Until = null)
{
    [JsonIgnore]
    public DateTimeOffset? When => At ?? Until;
}

/// <summary>The most urgent first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeskUrgency>))]
public enum DeskUrgency
{
    /// <summary>Something does not work, and does not mend itself.</summary>
    Trouble,

    /// <summary>Somebody waits for a community manager.</summary>
    Decision,

    /// <summary>Good to know: it goes on by itself.</summary>
    Underway,
}
